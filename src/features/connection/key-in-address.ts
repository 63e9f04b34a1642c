/** Removes what mail and chat tools add after a link; no valid key ends with these characters. */
export const withoutSignsBehind = (text: string): string =>
  /^.*[^\s\p{Cf}<>"]/su.exec(text)?.[0] ?? ''

/** The key of the last opened sign-in link, until the user accepts or rejects it. */
let linkKey: string | null = null
const listeners = new Set<() => void>()

export const currentLinkKey = (): string | null => linkKey

export function onLinkKey(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const forgetLinkKey = (): void => changeTo(null)

function changeTo(key: string | null): void {
  linkKey = key
  for (const listener of listeners) listener()
}

/** Removes the key of a sign-in link (`#key=…`) from address and history, now and at each later link. */
export function watchForKeys(): void {
  take('')
  window.addEventListener('hashchange', ({ oldURL }) => take(new URL(oldURL).hash))
}

/** Restores the page's own address from before the link. */
function take(hashBefore: string): void {
  const key = new URLSearchParams(location.hash.replace(/^#/, '')).get('key')
  if (!location.hash.startsWith('#key=') || key === null) return
  history.replaceState(history.state, '', location.pathname + location.search + hashBefore)
  changeTo(withoutSignsBehind(key))
}

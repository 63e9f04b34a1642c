/** A text up to what a mail program or a chat tool puts behind a link; no key that a header takes ends with it. */
export const withoutSignsBehind = (text: string): string =>
  /^.*[^\s\p{Cf}<>"]/su.exec(text)?.[0] ?? ''

/** The key of the sign-in link that was opened last, until somebody has decided on it. */
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

/**
 * Takes the key of a sign-in link (`#key=…`) out of the address bar, and with it out of the history,
 * before anything else happens: now, and when such a link is opened over the page.
 */
export function watchForKeys(): void {
  take('')
  window.addEventListener('hashchange', ({ oldURL }) => take(new URL(oldURL).hash))
}

/** What stood in the address before is the page's own, and stands there again. */
function take(hashBefore: string): void {
  const key = new URLSearchParams(location.hash.replace(/^#/, '')).get('key')
  if (!location.hash.startsWith('#key=') || key === null) return
  history.replaceState(history.state, '', location.pathname + location.search + hashBefore)
  changeTo(withoutSignsBehind(key))
}

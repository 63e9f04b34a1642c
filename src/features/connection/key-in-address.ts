/** A text up to what a mail program or a chat tool puts behind a link; no key that a header takes ends with it. */
export const withoutSignsBehind = (text: string): string =>
  /^.*[^\s\p{Cf}<>"]/su.exec(text)?.[0] ?? ''

/**
 * The key of a sign-in link (`#key=…`), or `null`. It leaves the address bar, and with it the
 * history, before anything else happens.
 */
export function takeKeyFromAddress(): string | null {
  const key = new URLSearchParams(location.hash.replace(/^#/, '')).get('key')
  if (!location.hash.startsWith('#key=') || key === null) return null
  history.replaceState(history.state, '', location.pathname + location.search)
  return withoutSignsBehind(key)
}

/** For other schemes that it knows, a browser opens its own sign-in dialog. */
const openScheme = 'bearer'

/** A scheme, alone or before parameters; a parameter has `=` after its name (RFC 9110, 11.6.1). */
const beginsChallenge = /^([!#$%&'*+.^_`|~0-9a-z-]+)(?:$|[ \t]+(?![ \t=]))/i

/** The bearer challenges of `WWW-Authenticate` headers; unreadable headers are ignored. */
export const bearerChallenges = (headers: readonly string[]): string =>
  headers.flatMap(openOnesOf).join(', ')

function openOnesOf(header: string): string[] {
  let isOpen = false
  return (elementsOf(header) ?? []).filter((element) => {
    const [, scheme] = beginsChallenge.exec(element) ?? []
    if (scheme !== undefined) isOpen = scheme.toLowerCase() === openScheme
    return isOpen
  })
}

/** Splits at commas outside quotes; null when a quote is not closed. */
function elementsOf(header: string): string[] | null {
  const elements: string[] = []
  let from = 0
  let isQuoted = false
  for (let at = 0; at < header.length; at += 1) {
    const sign = header[at]
    if (sign === '"') isQuoted = !isQuoted
    else if (sign === '\\' && isQuoted) at += 1
    else if (sign === ',' && !isQuoted) {
      elements.push(header.slice(from, at).trim())
      from = at + 1
    }
  }
  elements.push(header.slice(from).trim())
  return isQuoted ? null : elements.filter((element) => element !== '')
}

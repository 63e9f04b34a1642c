/** For every other scheme that it knows, a browser opens a dialog of its own over the page. */
const openScheme = 'bearer'

/** `scheme`, or `scheme` and what follows it; a parameter has `=` after its name (RFC 9110, 11.6.1). */
const beginsChallenge = /^([!#$%&'*+.^_`|~0-9a-z-]+)(?:$|[ \t]+(?![ \t=]))/i

/**
 * Of `WWW-Authenticate` headers, each of which may hold several challenges, those for a bearer token.
 * Empty where there are none; a header that cannot be read has none.
 */
export const openChallenges = (headers: readonly string[]): string =>
  headers.flatMap(openOnesOf).join(', ')

function openOnesOf(header: string): string[] {
  let isOpen = false
  return (elementsOf(header) ?? []).filter((element) => {
    const [, scheme] = beginsChallenge.exec(element) ?? []
    if (scheme !== undefined) isOpen = scheme.toLowerCase() === openScheme
    return isOpen
  })
}

/** What stands between the commas that are in no quotes; null where quotes are open at the end. */
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

/** What a text says as a link: `w` holds a configuration, `s` names one that a server keeps. */
export type LinkText = {
  readonly kind: 'w' | 's'
  readonly version: number
  /** What follows the version, with whatever stands behind the link. */
  readonly rest: string
}

/** A chat tool encodes once, a mail gateway that wraps its link once more. */
const mostDecodings = 5

/**
 * Finds the link in a fragment, an address, or a text around one. Signs that nobody sees are taken
 * out, and what was percent-encoded on the way is decoded: a link has neither. Null where there is none.
 */
export function findLink(text: string): LinkText | null {
  let plain = text
  for (let round = 0; round < mostDecodings; round += 1) {
    const decoded = plain.replaceAll(/(?:%[0-9a-f]{2})+/gi, decodePercent)
    if (decoded === plain) break
    plain = decoded
  }
  plain = plain.replaceAll(/\p{Cf}+/gu, '')
  const found = /(?:^|#)[^a-z0-9]{0,20}([ws])(\d{1,4})\.(.*)$/is.exec(plain)
  if (!found) return null
  const [, kind = '', version = '', rest = ''] = found
  return { kind: kind.toLowerCase() === 's' ? 's' : 'w', version: Number(version), rest }
}

/** What is no UTF-8 is left alone. */
function decodePercent(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded
  }
}

/** The hash that a link to a kept configuration names; null where it is none, or not all of one. */
export function sharedHash({ kind, version, rest }: LinkText): string | null {
  if (kind !== 's' || version !== 1) return null
  const hex = rest.replaceAll(/[^\w]+/g, '').toLowerCase()
  return /^[0-9a-f]{64}/.exec(hex)?.[0] ?? null
}

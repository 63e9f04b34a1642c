/** The parts of a link: `w` contains a configuration, `s` names one saved on a server. */
export type LinkText = {
  readonly kind: 'w' | 's'
  readonly version: number
  /** Everything after the version, with any appended text. */
  readonly rest: string
}

export const damagedLink =
  'This link is damaged: part of it is missing or changed. Ask the sender for it again.'

/** A chat tool encodes once, and a mail gateway that wraps the link encodes again. */
const mostDecodings = 5

/**
 * Finds the link in a fragment, an address, or a longer text; null if there is none. Removes
 * invisible characters and percent-encoding, because a link has neither.
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

/** Leaves invalid UTF-8 as it is. */
function decodePercent(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded
  }
}

/** The hash in a link to a saved configuration; null if it is missing or incomplete. */
export function sharedHash({ kind, version, rest }: LinkText): string | null {
  if (kind !== 's' || version !== 1) return null
  const hex = rest.replaceAll(/[^\w]+/g, '').toLowerCase()
  return /^[0-9a-f]{64}/.exec(hex)?.[0] ?? null
}

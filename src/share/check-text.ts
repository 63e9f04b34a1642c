import { bytesToBase64Url } from './base64-url.ts'
import { crc32 } from './crc32.ts'

const checkLength = 6

/** The checksum of a text as base64url. */
export function checkOf(text: string): string {
  const sum = crc32(text)
  return bytesToBase64Url(Uint8Array.from([24, 16, 8, 0], (shift) => sum >>> shift))
}

/**
 * The body of a link text `body.check`, or null if no checksum fits. Ignores appended text, and
 * characters that no link has (line ends, the `>` of a quoted mail). A body has one or two parts,
 * separated by a point.
 */
export function checkedBody(prefix: string, text: string): string | null {
  const parts = text.replaceAll(/[^\w.-]+/g, '').split('.', 3)
  for (let count = parts.length - 1; count > 0; count -= 1) {
    const body = parts.slice(0, count).join('.')
    if (parts[count]?.slice(0, checkLength) === checkOf(prefix + body)) return body
  }
  return null
}

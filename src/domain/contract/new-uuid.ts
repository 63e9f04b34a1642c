import type { Uuid } from './uuid.ts'

/** A random UUID (RFC 9562, 5.4). `crypto.randomUUID` needs HTTPS or localhost; random bytes do not. */
export function newUuid(): Uuid {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const variant = '89ab'.charAt((bytes[8] ?? 0) >> 6)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}

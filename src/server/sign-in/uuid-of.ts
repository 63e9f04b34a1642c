import { createHash } from 'node:crypto'
import type { Uuid } from '#domain/contract/uuid.ts'

/** The same text gives the same id, in the form of a version-4 UUID (RFC 9562, 5.4). */
export function uuidOf(text: string): Uuid {
  const hex = createHash('sha256').update(text).digest('hex')
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-')
}

import type { Uuid } from '#domain/contract/uuid.ts'

/** Packs canonical UUIDs as 16 bytes each, because random ids do not compress further. */
export function packRecordIds(ids: readonly Uuid[]): Uint8Array {
  const bytes = new Uint8Array(ids.length * 16)
  for (const [index, id] of ids.entries()) {
    const hex = id.replaceAll('-', '')
    for (let offset = 0; offset < 16; offset += 1) {
      bytes[index * 16 + offset] = Number.parseInt(hex.slice(offset * 2, offset * 2 + 2), 16)
    }
  }
  return bytes
}

/** The ids of packed bytes, or `null` if a part is missing. */
export function unpackRecordIds(bytes: Uint8Array): readonly Uuid[] | null {
  if (bytes.length % 16 !== 0) return null
  return Array.from({ length: bytes.length / 16 }, (_, index) => {
    const part = bytes.subarray(index * 16, index * 16 + 16)
    const hex = Array.from(part, (byte) => byte.toString(16).padStart(2, '0')).join('')
    return [0, 8, 12, 16, 20]
      .map((start, piece) => hex.slice(start, [8, 12, 16, 20, 32][piece]))
      .join('-')
  })
}

import type { Filter } from '#domain/contract/contract.ts'

/**
 * A set of records as a bit string, one bit per record. The first byte is padded in front, so that
 * the last bit is the last record's. Padding bits are 0.
 */
export type RecordBits = Uint32Array<ArrayBuffer>

/** Returns the records that a leaf selects. */
export type MatchesOf = (filter: Filter) => RecordBits

const wordBytes = 4

/** The empty set of a queue with `records` records. */
export const noRecords = (records: number): RecordBits =>
  new Uint32Array(Math.ceil(records / 8 / wordBytes))

/** The set of all records; padding bits are 0. */
export function allRecords(records: number): RecordBits {
  const bits = noRecords(records)
  const bytes = new Uint8Array(bits.buffer).fill(0xff, 0, Math.ceil(records / 8))
  if (records > 0) bytes[0] = 0xff >>> paddingOf(records)
  return bits
}

/** Number of padding bits in the first byte. */
export const paddingOf = (records: number): number => (8 - (records % 8)) % 8

/** Number of 1 bits in a word: counts pairs, then fours, eights, and all (“Hacker's Delight”, 5-1). */
export function bitsOfWord(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Number of records in a set. */
export function countBits(bits: RecordBits): number {
  let count = 0
  for (let index = 0; index < bits.length; index += 1) count += bitsOfWord(bits[index] ?? 0)
  return count
}

/** The bytes of a set, for access to single records. */
export const bytesOf = (bits: RecordBits): Uint8Array =>
  new Uint8Array(bits.buffer, bits.byteOffset, bits.byteLength)

/** Whether a record is in the set with these bytes. */
export function bitOf(bytes: Uint8Array, records: number, record: number): boolean {
  const at = record + paddingOf(records)
  return (((bytes[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1) === 1
}

/** The set of records for which a function is true. */
export function recordBits(records: number, has: (record: number) => boolean): RecordBits {
  const bits = noRecords(records)
  const bytes = new Uint8Array(bits.buffer)
  for (let record = 0; record < records; record += 1) {
    const at = record + paddingOf(records)
    if (has(record)) bytes[at >>> 3] = (bytes[at >>> 3] ?? 0) | (1 << (7 - (at & 7)))
  }
  return bits
}

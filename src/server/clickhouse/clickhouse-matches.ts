import { noRecords, type RecordBits } from '#domain/record-bits.ts'

/** So many bits of sets are made in one scan: 16 MB. */
const mostBits = 2 ** 27
/** The engine plans more leaves of one scan slowly. */
const mostLeaves = 64

/** How many leaves are looked for in one scan of a table. */
export const leavesPerScan = (records: number): number =>
  Math.max(1, Math.min(mostLeaves, Math.floor(mostBits / Math.max(1, records))))

/** The engine's answer as a set: its bytes, up to the next 64 records. */
export function decodeSet(value: unknown, records: number): RecordBits {
  const bits = noRecords(records)
  const bytes = Buffer.from(String(value), 'base64')
  new Uint8Array(bits.buffer).set(bytes.subarray(0, bits.byteLength))
  return bits
}

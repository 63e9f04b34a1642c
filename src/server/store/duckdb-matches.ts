import { DuckDBBitValue } from '@duckdb/node-api'
import { noRecords, type RecordBits } from '#domain/record-bits.ts'
import { leafMatchesQuery } from '#sql/leaf-matches-sql.ts'
import type { LeafScan } from './leaf-matches.ts'

/** The engine plans more leaves of one scan slowly. */
const mostLeaves = 128

export const duckdbMatches: LeafScan = {
  leaves: () => mostLeaves,
  query: leafMatchesQuery,
  decode: toRecordBits,
}

/** The engine's bit string as a set: a byte says the padding, whose bits are 1, and the bits follow. */
function toRecordBits(value: unknown, records: number): RecordBits {
  const bits = noRecords(records)
  if (!(value instanceof DuckDBBitValue)) return bits
  const bytes = new Uint8Array(bits.buffer)
  bytes.set(value.data.subarray(1))
  bytes[0] = (bytes[0] ?? 0) & (0xff >>> value.padding())
  return bits
}

import { noRecords, paddingOf, type RecordBits } from '#domain/record-sets/record-bits.ts'
import { clickhouseMatchesQuery } from '#sql/clickhouse-statements.ts'
import type { LeafScan } from '#server/store/leaf-matches.ts'
import type { Run } from './answering.ts'

/** Bits of all sets per scan: 16 MB. */
const mostBits = 2 ** 27
/** ClickHouse plans more leaves per scan slowly. */
const mostLeaves = 64

export const clickhouseMatches: LeafScan<Run> = {
  leaves: (records) =>
    Math.max(1, Math.min(mostLeaves, Math.floor(mostBits / Math.max(1, records)))),
  find: async (run, { name, records }, leaves, context) => {
    const [row = []] = await run(clickhouseMatchesQuery(name, leaves, paddingOf(records), context))
    return leaves.map((_, index) => decodeSet(row[index] ?? null, records))
  },
}

/** The result has the bytes of the set, rounded up to 64 records. */
function decodeSet(value: unknown, records: number): RecordBits {
  const bits = noRecords(records)
  const bytes = Buffer.from(String(value), 'base64')
  new Uint8Array(bits.buffer).set(bytes.subarray(0, bits.byteLength))
  return bits
}

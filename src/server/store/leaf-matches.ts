import { DuckDBBitValue, type DuckDBValue } from '@duckdb/node-api'
import type { Filter } from '#domain/contract.ts'
import { noRecords, type RecordBits } from '#domain/record-bits.ts'
import { leafMatchesQuery } from '#sql/leaf-matches-sql.ts'
import type { SqlContext } from '#sql/sql-column.ts'
import type { SqlQuery } from '#sql/sql-query.ts'

/** So many leaves are looked for in one scan; the engine plans more of them slowly. */
const leavesPerScan = 128
/** What is kept of leaves that were asked for before: an edit then looks for the leaf it changed. */
const mostKeptBytes = 64 * 1024 * 1024

export type LeafMatches = {
  /** Which records of a table each leaf selects, in the leaves' order. */
  readonly of: (
    run: (query: SqlQuery) => Promise<DuckDBValue[][]>,
    table: { readonly name: string; readonly records: number },
    leaves: readonly Filter[],
    context: SqlContext,
  ) => Promise<readonly RecordBits[]>
}

/** Looks for the records of leaves, and remembers them: tables never change. */
export function openLeafMatches(mostBytes = mostKeptBytes): LeafMatches {
  const kept = new Map<string, RecordBits>()
  let bytes = 0
  const keep = (name: string, bits: RecordBits) => {
    // Two requests may have looked for the same leaf at once.
    if (kept.has(name)) return
    kept.set(name, bits)
    bytes += sizeOf(name, bits)
    // A map gives its keys in the order in which they were set: the first was used longest ago.
    for (const [oldest, old] of kept) {
      if (bytes <= mostBytes) break
      kept.delete(oldest)
      bytes -= sizeOf(oldest, old)
    }
  }
  return {
    of: async (run, { name: table, records }, leaves, context) => {
      const viewpoint = JSON.stringify([table, context.unredacted, context.required_users])
      const names = leaves.map((leaf) => viewpoint + JSON.stringify(leaf))
      const found = new Map<string, RecordBits>()
      const missing = new Map<string, Filter>()
      for (const [index, leaf] of leaves.entries()) {
        const name = names[index] ?? ''
        const known = kept.get(name)
        if (!known) missing.set(name, leaf)
        else {
          found.set(name, known)
          kept.delete(name)
          kept.set(name, known)
        }
      }
      const wanted = records === 0 ? [] : [...missing]
      for (let from = 0; from < wanted.length; from += leavesPerScan) {
        const some = wanted.slice(from, from + leavesPerScan)
        const query = leafMatchesQuery(
          table,
          some.map(([, leaf]) => leaf),
          records,
          context,
        )
        const [row = []] = await run(query)
        for (const [index, [name]] of some.entries()) {
          const bits = toRecordBits(row[index] ?? null, records)
          found.set(name, bits)
          keep(name, bits)
        }
      }
      return names.map((name) => found.get(name) ?? noRecords(records))
    },
  }
}

/** A leaf's name holds its values: of a small queue it is larger than the set. */
const sizeOf = (name: string, bits: RecordBits): number => 2 * name.length + bits.byteLength

/** The engine's bit string as a set: a byte says the padding, whose bits are 1, and the bits follow. */
function toRecordBits(value: DuckDBValue, records: number): RecordBits {
  const bits = noRecords(records)
  if (!(value instanceof DuckDBBitValue)) return bits
  const bytes = new Uint8Array(bits.buffer)
  bytes.set(value.data.subarray(1))
  bytes[0] = (bytes[0] ?? 0) & (0xff >>> value.padding())
  return bits
}

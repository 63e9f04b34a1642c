import type { Filter } from '#domain/contract/contract.ts'
import { noRecords, type RecordBits } from '#domain/record-sets/record-bits.ts'
import type { SqlContext } from '#sql/sql-column.ts'

/** What is kept of leaves that were asked for before: an edit then looks for the leaf it changed. */
const mostKeptBytes = 64 * 1024 * 1024

type Table = { readonly name: string; readonly records: number }

/** How an engine looks for the records of some leaves; `Run` is how it runs a statement. */
export type LeafScan<Run, T extends Table = Table> = {
  /** So many leaves are looked for in one scan. */
  readonly leaves: (records: number) => number
  /** The sets of the leaves, in their order; the table has one record at least. */
  readonly find: (
    run: Run,
    table: T,
    leaves: readonly Filter[],
    context: SqlContext,
  ) => Promise<readonly RecordBits[]>
}

export type LeafMatches<Run, T extends Table = Table> = {
  /** Which records of a table each leaf selects, in the leaves' order. */
  readonly of: (
    run: Run,
    table: T,
    leaves: readonly Filter[],
    context: SqlContext,
  ) => Promise<readonly RecordBits[]>
}

/** Looks for the records of leaves, and remembers them: tables never change. */
export function createLeafMatches<Run, T extends Table = Table>(
  scan: LeafScan<Run, T>,
  mostBytes = mostKeptBytes,
): LeafMatches<Run, T> {
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
    of: async (run, table, leaves, context) => {
      const { records } = table
      const viewpoint = JSON.stringify([table.name, context.unredacted, context.required_users])
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
      const atOnce = scan.leaves(records)
      for (let from = 0; from < wanted.length; from += atOnce) {
        const some = wanted.slice(from, from + atOnce)
        const sets = await scan.find(
          run,
          table,
          some.map(([, leaf]) => leaf),
          context,
        )
        for (const [index, [name]] of some.entries()) {
          const bits = sets[index] ?? noRecords(records)
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

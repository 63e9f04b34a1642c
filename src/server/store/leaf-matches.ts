import { LRUCache } from 'lru-cache'
import type { Filter } from '#domain/contract/contract.ts'
import { noRecords, type RecordBits } from '#domain/record-sets/record-bits.ts'
import type { SqlContext } from '#sql/sql-column.ts'

/** Cache limit. With the cache, an edit only evaluates the leaf it changed. */
const mostKeptBytes = 64 * 1024 * 1024

type Table = { readonly name: string; readonly records: number }

/** How a database evaluates leaves; `Run` runs a statement. */
export type LeafScan<Run, T extends Table = Table> = {
  /** Leaves per scan. */
  readonly leaves: (records: number) => number
  /** The sets of the leaves, in order; the table is not empty. */
  readonly find: (
    run: Run,
    table: T,
    leaves: readonly Filter[],
    context: SqlContext,
  ) => Promise<readonly RecordBits[]>
}

type LeafMatches<Run, T extends Table = Table> = {
  readonly of: (
    run: Run,
    table: T,
    leaves: readonly Filter[],
    context: SqlContext,
  ) => Promise<readonly RecordBits[]>
}

/** Sets stay valid, because tables never change. */
export function createLeafMatches<Run, T extends Table = Table>(
  scan: LeafScan<Run, T>,
  mostBytes = mostKeptBytes,
): LeafMatches<Run, T> {
  const cache = new LRUCache<string, RecordBits>({
    maxSize: mostBytes,
    sizeCalculation: (bits, name) => sizeOf(name, bits),
  })
  return {
    of: async (run, table, leaves, context) => {
      const { records } = table
      const viewpoint = JSON.stringify([table.name, context.unredacted, context.required_users])
      const names = leaves.map((leaf) => viewpoint + JSON.stringify(leaf))
      const found = new Map<string, RecordBits>()
      const missing = new Map<string, Filter>()
      for (const [index, leaf] of leaves.entries()) {
        const name = names[index] ?? ''
        const known = cache.get(name)
        if (known) found.set(name, known)
        else missing.set(name, leaf)
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
          cache.set(name, bits)
        }
      }
      return names.map((name) => found.get(name) ?? noRecords(records))
    },
  }
}

/** A leaf's name holds its values, so in a small queue it is larger than the set. */
const sizeOf = (name: string, bits: RecordBits): number => 2 * name.length + bits.byteLength

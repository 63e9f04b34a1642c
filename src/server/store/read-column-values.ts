import { LRUCache } from 'lru-cache'
import { formatInstant } from '#domain/contract/instant.ts'
import {
  instantBuckets,
  numberBuckets,
  wholeBuckets,
  type Bucket,
} from '#domain/record-sets/value-buckets.ts'
import { rangesQuery } from '#sql/column-values-sql.ts'
import type { SqlColumn, SqlContext, Storage } from '#sql/sql-column.ts'
import type { RunQuery, SqlQuery } from '#sql/sql-query.ts'
import { integerCell, wideCell } from './cells.ts'
import type {
  ColumnLookup,
  ColumnValues,
} from '#domain/contract/endpoints/column-values-schemas.ts'

export type ColumnScan = {
  readonly query: (
    table: string,
    column: SqlColumn,
    lookup: Pick<ColumnLookup, 'search' | 'limit'>,
    context: SqlContext,
  ) => SqlQuery
  /** Sort keys and values: minus the count, then the value. */
  readonly decode: (frequent: unknown) => readonly (readonly [n: unknown, value: unknown])[]
}

/** Cache limit; tables never change, so answers stay valid. */
const mostKept = 1000
/** Longer searches are not cached: their names may be as long as a body. */
const longestKeptName = 2000

type KnownColumnValues = {
  readonly of: (
    run: RunQuery,
    table: string,
    lookups: readonly ColumnLookup[],
    context: SqlContext,
  ) => Promise<readonly ColumnValues[]>
}

/** The most frequent values of a column, and the histogram of its numbers or dates. */
export function createColumnValues(scan: ColumnScan): KnownColumnValues {
  const cache = new LRUCache<string, ColumnValues>({ max: mostKept })
  const one = async (run: RunQuery, table: string, lookup: ColumnLookup, context: SqlContext) => {
    const { search, limit } = lookup
    const column = context.column(lookup.column_id)
    const name = JSON.stringify([table, column.name, context.unredacted, search, limit])
    const known = cache.get(name)
    if (known) return { ...known, column_id: lookup.column_id }
    const found = await look(scan, run, table, { ...lookup, column }, context)
    if (name.length <= longestKeptName) cache.set(name, found)
    return found
  }
  return {
    of: async (run, table, lookups, context) => {
      const found: ColumnValues[] = []
      for (const lookup of lookups) found.push(await one(run, table, lookup, context))
      return found
    },
  }
}

async function look(
  scan: ColumnScan,
  run: RunQuery,
  table: string,
  { column_id, column, search, limit }: ColumnLookup & { readonly column: SqlColumn },
  context: SqlContext,
): Promise<ColumnValues> {
  const [row = []] = await run(scan.query(table, column, { search, limit }, context))
  const [missing, distinct, least = null, greatest = null, frequent] = row
  const hasEnds = least !== null && greatest !== null
  return {
    column_id,
    missing: Number(missing),
    distinct: Number(distinct),
    values: scan.decode(frequent).map(([n, value]) => ({
      value: plainValue(value, column.storage),
      count: -Number(n),
    })),
    histogram: hasEnds ? await histogram(run, table, column, context, [least, greatest]) : null,
  }
}

/** JSON has no infinity, so it comes as a text. */
export const toNumber = (value: unknown): number =>
  value === 'inf' ? Infinity : value === '-inf' ? -Infinity : Number(value)

function plainValue(value: unknown, storage: Storage): string | number | boolean {
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (storage === 'integer') return integerCell(String(value))
  if (storage === 'double') return toNumber(value)
  if (storage === 'wide') return wideCell(String(value))
  return String(value)
}

async function histogram(
  run: RunQuery,
  table: string,
  column: SqlColumn,
  context: SqlContext,
  [least, greatest]: readonly [unknown, unknown],
): Promise<ColumnValues['histogram']> {
  const buckets = bucketsOf(column.storage, least, greatest)
  const starts = buckets.map(({ from }) => from)
  const [counts = []] = await run(rangesQuery(table, column, starts, context))
  const { storage } = column
  const shown = buckets.map(({ from, to }, index) => ({
    from: bucketEdge(from, storage),
    to: bucketEdge(to, storage),
    count: Number(counts[index]),
  }))
  const [first, last] = [shown[0], shown.at(-1)]
  if (storage === 'wide' && first && last) {
    first.from = wideCell(String(least))
    last.to = wideCell(String(greatest))
  }
  return { buckets: shown }
}

function bucketsOf(
  storage: Storage,
  least: unknown,
  greatest: unknown,
): readonly Bucket<number | bigint>[] {
  if (storage !== 'timestamp' && storage !== 'integer') {
    return numberBuckets(toNumber(least), toNumber(greatest), false)
  }
  const [first, last] = [BigInt(String(least)), BigInt(String(greatest))]
  if (storage === 'timestamp') return instantBuckets(first, last)
  const areSafe = [first, last].every((end) => Number.isSafeInteger(Number(end)))
  return areSafe ? numberBuckets(Number(first), Number(last), true) : wholeBuckets(first, last)
}

const bucketEdge = (place: number | bigint, storage: Storage): number | string => {
  if (typeof place === 'number') return place
  return storage === 'timestamp' ? formatInstant(place) : integerCell(place)
}

import type { DuckDBValue } from '@duckdb/node-api'
import { columnSpanQuery, frequentValuesQuery, histogramQuery } from '#sql/column-values-sql.ts'
import type { SqlColumn, SqlContext } from '#sql/sql-column.ts'
import type { SqlQuery } from '#sql/sql-query.ts'
import type { ColumnLookup, ColumnValues } from './store.ts'

type Run = (query: SqlQuery) => Promise<DuckDBValue[][]>

const parts = 24
/** Answers that are kept: tables never change. */
const mostKept = 1000

export type KnownColumnValues = {
  readonly of: (
    run: Run,
    table: string,
    lookup: ColumnLookup & { readonly column: SqlColumn },
    context: SqlContext,
  ) => Promise<ColumnValues>
}

/** Looks into columns, each once: its most frequent values, and how its numbers or dates lie. */
export function openColumnValues(): KnownColumnValues {
  const kept = new Map<string, ColumnValues>()
  return {
    of: async (run, table, lookup, context) => {
      const { column, search, limit } = lookup
      const name = JSON.stringify([table, column.name, context.unredacted, search, limit])
      const known = kept.get(name)
      if (known) return { ...known, column_id: lookup.column_id }
      const found = await look(run, table, lookup, context)
      kept.set(name, found)
      for (const oldest of kept.keys()) {
        if (kept.size <= mostKept) break
        kept.delete(oldest)
      }
      return found
    },
  }
}

async function look(
  run: Run,
  table: string,
  { column_id, column, search, limit }: ColumnLookup & { readonly column: SqlColumn },
  context: SqlContext,
): Promise<ColumnValues> {
  const [span = []] = await run(columnSpanQuery(table, column, context))
  const [missing, distinct, from, to] = span.map((value) => (value === null ? null : Number(value)))
  const isDate = column.storage === 'timestamp'
  const values = isDate
    ? []
    : await run(frequentValuesQuery(table, column, { search, limit }, context))
  const range = from == null || to == null || !(from < to) ? null : { from, to }
  const buckets = range && (await run(histogramQuery(table, column, { ...range, parts }, context)))
  return {
    column_id,
    missing: missing ?? 0,
    distinct: distinct ?? 0,
    values: values.map(([value = null, count]) => ({
      value: plainValue(value),
      count: Number(count),
    })),
    histogram: range && buckets && { buckets: toBuckets(buckets, range, isDate) },
  }
}

/** Numbers that JSON's readers would round are told as their text. */
function plainValue(value: DuckDBValue): string | number | boolean {
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value === 'bigint' && Number.isSafeInteger(Number(value))) return Number(value)
  return String(value)
}

function toBuckets(
  rows: readonly (readonly DuckDBValue[])[],
  { from, to }: { readonly from: number; readonly to: number },
  isDate: boolean,
) {
  const counts = new Map(rows.map(([part, count]) => [Number(part), Number(count)]))
  const edge = (part: number) => {
    const value = part === parts ? to : from + ((to - from) * part) / parts
    return isDate ? new Date(value / 1000).toISOString() : value
  }
  return Array.from({ length: parts }, (_, part) => ({
    from: edge(part),
    to: edge(part + 1),
    count: counts.get(part) ?? 0,
  }))
}

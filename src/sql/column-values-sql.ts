import { valueOf } from './compile-filter.ts'
import type { SqlColumn, SqlContext } from './sql-column.ts'
import { quoteName, sqlQuery, type SqlQuery } from './sql-query.ts'

/** Longer texts are nothing that one chooses from a list. */
const maxTextLength = 200

/** A column's values, one a row of the inner table; a list has a row for each member. */
function valuesOf(table: string, column: SqlColumn, { unredacted }: SqlContext): string {
  const value = valueOf(column, unredacted)
  const from = quoteName(table)
  if (column.storage === 'list') return `SELECT unnest(${value}) AS value FROM ${from}`
  return `SELECT ${value} AS value FROM ${from}`
}

/**
 * The most frequent values of a column: rows of `(value, count)`, most first, equally frequent ones
 * in their order. `search` keeps those whose text contains it, in any case.
 */
export const frequentValuesQuery = (
  table: string,
  column: SqlColumn,
  { search, limit }: { readonly search: string; readonly limit: number },
  context: SqlContext,
): SqlQuery =>
  sqlQuery((bind) => {
    const isShort =
      column.storage === 'text' || column.storage === 'json' || column.storage === 'list'
        ? ` AND length(value) <= ${maxTextLength}`
        : ''
    const contains =
      search === '' ? '' : ` AND contains(lower(value::VARCHAR), lower(${bind(search)}::VARCHAR))`
    return (
      `SELECT value, count(*) AS found FROM (${valuesOf(table, column, context)}) ` +
      `WHERE value IS NOT NULL${isShort}${contains} ` +
      `GROUP BY value ORDER BY found DESC, value LIMIT ${bind(BigInt(limit))}::BIGINT`
    )
  })

/**
 * One row: how many records have no value, how many different values there are, and of numbers and
 * instants (in microseconds) the least and the greatest.
 */
export const columnSpanQuery = (table: string, column: SqlColumn, context: SqlContext): SqlQuery =>
  sqlQuery(() => {
    const value = valueOf(column, context.unredacted)
    const missing = column.storage === 'list' ? `len(${value}) = 0` : `${value} IS NULL`
    const number = numberOf(column, 'value')
    const span = number === null ? 'NULL, NULL' : `min(${number}), max(${number})`
    return (
      `SELECT (SELECT count(*) FROM ${quoteName(table)} WHERE ${missing}), ` +
      `count(DISTINCT value), ${span} FROM (${valuesOf(table, column, context)})`
    )
  })

/** How the numbers or instants of a column lie in equal parts of a span: rows of `(part, count)`. */
export const histogramQuery = (
  table: string,
  column: SqlColumn,
  span: { readonly from: number; readonly to: number; readonly parts: number },
  context: SqlContext,
): SqlQuery =>
  sqlQuery((bind) => {
    const number = numberOf(column, 'value') ?? 'NULL'
    const { from, to, parts } = span
    const place = `(${number} - ${bind(from)}::DOUBLE) / ${bind(to - from)}::DOUBLE`
    return (
      `SELECT least(${parts - 1}, floor(${place} * ${parts}))::INTEGER AS part, count(*) ` +
      `FROM (${valuesOf(table, column, context)}) WHERE value IS NOT NULL GROUP BY part ORDER BY part`
    )
  })

/** A value as a number on an axis; null for columns without one. */
function numberOf({ storage }: SqlColumn, value: string): string | null {
  if (storage === 'timestamp') return `epoch_us(${value})::DOUBLE`
  return storage === 'integer' || storage === 'double' ? `${value}::DOUBLE` : null
}

import { valueOf } from './compile-filter.ts'
import { duckdbTexts } from './duckdb-dialect.ts'
import { storedText, type SqlColumn, type SqlContext } from './sql-column.ts'
import { quoteName, sqlQuery, type SqlQuery } from './sql-query.ts'

/** Longer texts are not listed: nobody chooses them from a list. */
export const maxTextLength = 200

/**
 * The values of a column, in one scan and one row: the number of records without a value, the number of
 * distinct values, the least and the greatest number or instant (microseconds), and the most frequent
 * values as `{ n: minus the count, v: value }`, equally frequent ones in their order (null for
 * instants, and if there are none). `search` keeps values whose CSV text contains it in any case. A
 * list's member counts once per record.
 *
 * The database keeps every value while it counts, but only the MD5 of a text too long to be listed, so
 * memory does not grow with the texts.
 */
export const columnValuesQuery = (
  table: string,
  column: SqlColumn,
  { search, limit }: { readonly search: string; readonly limit: number },
  context: SqlContext,
): SqlQuery =>
  sqlQuery(context.dialect, (bind) => {
    const { storage } = column
    // A wide number's value is only complete as text.
    const value = storage === 'wide' ? storedText(column) : valueOf(column, context.unredacted)
    const from = quoteName(table)
    const isList = storage === 'list'
    const isText = isList || storage === 'text' || storage === 'json'
    const single = isList ? `unnest(list_distinct(${value}))` : value
    const isLong = isText ? `length(v) > ${maxTextLength}` : 'false'
    const kept = isText ? `CASE WHEN ${isLong} THEN md5(v) ELSE v END` : 'v'
    const missing = isList
      ? `(SELECT count(*) FROM ${from} WHERE len(${value}) = 0)`
      : `coalesce(sum(n) FILTER (WHERE v IS NULL), 0)`
    const csvText = storage === 'double' ? duckdbTexts.double('v') : 'v::VARCHAR'
    // Only added when used: DuckDB refuses unused parameters.
    const contains = () =>
      search === '' ? '' : ` AND contains(lower(${csvText}), lower(${bind.text(search)}))`
    const frequent = () =>
      `min({ n: -n, v: v }, ${bind.integer(BigInt(limit))}) ` +
      `FILTER (WHERE v IS NOT NULL AND NOT is_long${contains()})`
    const listed = storage === 'timestamp' ? 'NULL' : frequent()
    return (
      `WITH found AS (SELECT v, is_long, count(*) AS n ` +
      `FROM (SELECT ${kept} AS v, ${isLong} AS is_long FROM (SELECT ${single} AS v FROM ${from})) ` +
      `GROUP BY ALL) ` +
      `SELECT ${missing}, count(v), ${ends(column)}, ${listed} FROM found`
    )
  })

/** The least and the greatest value of a column with ordered values. */
function ends({ storage }: SqlColumn): string {
  if (storage === 'timestamp') return 'epoch_us(min(v)), epoch_us(max(v))'
  if (storage === 'wide') {
    // Texts: integers with the same double are compared by their digits.
    const order = '{ d: v::DOUBLE, w: TRY_CAST(v AS DECIMAL(38, 0)) }'
    return `arg_min(v, ${order}), arg_max(v, ${order})`
  }
  return storage === 'integer' || storage === 'double' ? 'min(v), max(v)' : 'NULL, NULL'
}

/**
 * Counts the numbers or instants in each range, from its start up to the next start; the last range has
 * no end. One row, a column per range. Starts of instants are microseconds.
 */
export const rangesQuery = (
  table: string,
  column: SqlColumn,
  starts: readonly (number | bigint)[],
  context: SqlContext,
): SqlQuery =>
  sqlQuery(context.dialect, (bind) => {
    const value = valueOf(column, context.unredacted)
    const isExact = typeof starts[0] === 'bigint'
    const compared =
      column.storage === 'integer' && !isExact ? context.dialect.asDouble(value) : value
    const places = starts.map((start) => {
      if (typeof start === 'number') return bind.double(start)
      const given = bind.integer(start)
      return column.storage === 'timestamp' ? context.dialect.instant(given) : given
    })
    const counts = places.map((place, index) => {
      const next = places[index + 1]
      const below = next === undefined ? '' : ` AND ${compared} < ${next}`
      return `count(*) FILTER (WHERE ${compared} >= ${place}${below})`
    })
    return `SELECT ${counts.join(', ')} FROM ${quoteName(table)}`
  })

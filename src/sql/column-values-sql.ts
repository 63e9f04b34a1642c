import { valueOf } from './compile-filter.ts'
import { duckdbTexts } from './duckdb-dialect.ts'
import { storedText, type SqlColumn, type SqlContext } from './sql-column.ts'
import { quoteName, sqlQuery, type SqlQuery } from './sql-query.ts'

/** Longer texts are nothing that one chooses from a list. */
export const maxTextLength = 200

/**
 * What a column holds, in one scan of it and as one row: how many records have no value, how many
 * different values there are, of numbers and instants (in microseconds) the least and the greatest,
 * and a list of the most frequent values as `{ n: minus the count, v: value }`, equally frequent ones
 * in their order (null for instants, and where there is none). `search` keeps those whose text
 * in a csv contains it, in any case. Of a list each member counts once a record.
 *
 * The engine keeps every value while it counts; of a text that is too long to be listed only its
 * MD5, so that memory does not grow with the length of texts.
 */
export const columnValuesQuery = (
  table: string,
  column: SqlColumn,
  { search, limit }: { readonly search: string; readonly limit: number },
  context: SqlContext,
): SqlQuery =>
  sqlQuery(context.dialect, (bind) => {
    const { storage } = column
    // Of wide numbers the text is all of the value.
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
    const told = storage === 'double' ? duckdbTexts.double('v') : 'v::VARCHAR'
    // Written only where it stands in the statement: the engine refuses a value for nothing.
    const contains = () =>
      search === '' ? '' : ` AND contains(lower(${told}), lower(${bind.text(search)}))`
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

/** The least and the greatest of a column's values, of columns whose values lie on an axis. */
function ends({ storage }: SqlColumn): string {
  if (storage === 'timestamp') return 'epoch_us(min(v)), epoch_us(max(v))'
  if (storage === 'wide') {
    // Texts: whole numbers of the same double are compared by their digits.
    const order = '{ d: v::DOUBLE, w: TRY_CAST(v AS DECIMAL(38, 0)) }'
    return `arg_min(v, ${order}), arg_max(v, ${order})`
  }
  return storage === 'integer' || storage === 'double' ? 'min(v), max(v)' : 'NULL, NULL'
}

/**
 * How many records have a number or instant in each of some ranges: from one start up to the next,
 * in the last one from its start on. One row, a column a range. Instants start at microseconds; whole
 * numbers may start at such ones.
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

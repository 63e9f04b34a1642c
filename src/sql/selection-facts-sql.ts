import type { Dialect } from './dialect.ts'
import { fullyAnnotated, shownOf, valueOf } from './compile-filter.ts'
import { isSelected, rowText, selection, type ExportShape, type Slice } from './export-sql.ts'
import { tableColumns, type SqlColumn, type SqlContext } from './sql-column.ts'
import { quoteName, sqlQuery, type Bind, type SqlQuery } from './sql-query.ts'

/** What a spreadsheet's cell holds. */
const cellCharacters = 32_767

/** Instants are microseconds; `count` buckets of one width go from `first` to `last`. */
export type TimeBuckets = {
  readonly first: bigint
  readonly last: bigint
  readonly count: number
}

/** The first and the last `created_at` of a table, in microseconds. */
export const timeEndsQuery = (table: string, context: SqlContext): SqlQuery => {
  const created = quoteName(context.column('created_at').name)
  const { microseconds } = context.dialect
  const ends = `${microseconds(`min(${created})`)}, ${microseconds(`max(${created})`)}`
  return { sql: `SELECT ${ends} FROM ${quoteName(table)}`, parameters: [] }
}

/** The parts of thousands of years need more than 64 bits on their way. */
const mostPlain = 2n ** 63n

function bucket({ first, last, count }: TimeBuckets, context: SqlContext, bind: Bind): string {
  const { microseconds, quotient, asWide } = context.dialect
  const created = microseconds(quoteName(context.column('created_at').name))
  const width = last - first + 1n
  const since = `(${created} - ${bind.integer(first)})`
  const offset = width * BigInt(count) < mostPlain ? since : asWide(since)
  return quotient(`(${offset} * ${count})`, bind.integer(width))
}

/** How many records of a table were made in each bucket of time: rows of bucket and number. */
export const timelineQuery = (table: string, buckets: TimeBuckets, context: SqlContext): SqlQuery =>
  sqlQuery(
    context.dialect,
    (bind) =>
      `SELECT ${bucket(buckets, context, bind)} AS bucket, count(*) FROM ${quoteName(table)} GROUP BY bucket`,
  )

/**
 * The selected records by bucket of time and by whether their metrics are ready (1 or 0), in one scan:
 * rows of bucket, readiness, number, how many are fully annotated, and of each column of a csv how
 * many have a value, how many are longer than a spreadsheet's cell, and how many begin like a formula.
 */
export const selectionFactsQuery = (
  shape: ExportShape,
  buckets: TimeBuckets,
  context: SqlContext,
): SqlQuery =>
  sqlQuery(context.dialect, (bind) => {
    const rated = fullyAnnotated(context, context.required_users, bind)
    const unredacted = context.unredacted && !shape.redact
    const cells = shape.columns.flatMap((column) =>
      columnFacts(column, unredacted, shape.computed_metrics_only, context.dialect),
    )
    const facts = ['count(*)', `count(*) FILTER (WHERE ${rated})`, ...cells]
    const ready = `CASE WHEN ${tableColumns.metrics_ready} THEN 1 ELSE 0 END AS ready`
    return (
      `SELECT ${bucket(buckets, context, bind)} AS bucket, ${ready}, ${facts.join(', ')} ` +
      `FROM ${quoteName(shape.table)} ` +
      `WHERE ${selection(shape.selector, context).condition(bind)} GROUP BY bucket, ready`
    )
  })

function columnFacts(
  column: SqlColumn | null,
  unredacted: boolean,
  computedOnly: boolean,
  dialect: Dialect,
): readonly string[] {
  const { bytes, characters, character, length, matches } = dialect
  if (column === null) return ['count(*)', '0', '0']
  if (computedOnly && column.computed === 'none') return ['0', '0', '0']
  const shown = (expression: string) => shownOf(column, expression, computedOnly, dialect)
  if (column.storage === 'list') {
    return [`count(*) FILTER (WHERE ${shown(length(quoteName(column.name)))} > 0)`, '0', '0']
  }
  const value = shown(valueOf(column, unredacted))
  const filled = `count(${value})`
  if (column.storage !== 'text' && column.storage !== 'json') return [filled, '0', '0']
  // Bytes are counted already; characters only where there are enough of them.
  const isLong = `${bytes(value)} > ${cellCharacters} AND ${characters(value)} > ${cellCharacters}`
  const isFormula =
    `left(${value}, 1) IN ('=', '+', '-', '@', ${character(9)}, ${character(13)}) ` +
    `AND NOT ${matches(value, '[-+]?[0-9.,]*%?')}`
  return [
    filled,
    `count(*) FILTER (WHERE ${isLong})`,
    column.storage === 'json' ? '0' : `count(*) FILTER (WHERE ${isFormula})`,
  ]
}

/**
 * The bytes of some of the selected rows and their number: of all in the given ranges of positions,
 * of which each is read alone. The selector is evaluated once.
 */
export const sampleBytesQuery = (
  shape: ExportShape,
  ranges: readonly Slice[],
  context: SqlContext,
): SqlQuery =>
  sqlQuery(context.dialect, (bind) => {
    const { position } = tableColumns
    const from = quoteName(shape.table)
    const picked = `SELECT ${position} FROM ${from} WHERE ${isSelected(shape, context, bind)}`
    const row = rowText(shape, context, bind)
    const parts = ranges.map((range) => {
      const within = `${position} >= ${range.from} AND ${position} < ${range.to}`
      return (
        `SELECT ${context.dialect.bytes(row)} AS bytes FROM ${from} WHERE ${within} ` +
        `AND ${position} IN (SELECT ${position} FROM picked WHERE ${within})`
      )
    })
    return (
      `WITH picked AS MATERIALIZED (${picked}) ` +
      `SELECT coalesce(sum(bytes), 0), count(*) FROM (${parts.join(' UNION ALL ')})`
    )
  })

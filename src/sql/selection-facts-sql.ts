import { fullyAnnotated, shownOf, valueOf } from './compile-filter.ts'
import { isSelected, rowText, selection, type ExportShape, type Slice } from './export-sql.ts'
import {
  afterNumbers,
  keptNumber,
  manyDigits,
  numberOrDate,
  numberText,
  wordOrDate,
} from './spreadsheet-patterns.ts'
import { storedText, tableColumns, type SqlColumn, type SqlContext } from './sql-column.ts'
import { plainQuery, quoteName, sqlQuery, type Bind, type SqlQuery } from './sql-query.ts'

/** The most characters in a cell of a spreadsheet. */
const cellCharacters = 32_767

/** `count` buckets of equal width from `first` to `last`, in microseconds. */
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
  return plainQuery(`SELECT ${ends} FROM ${quoteName(table)}`)
}

/** Intermediate results for thousands of years need more than 64 bits. */
const mostPlain = 2n ** 63n

function bucket({ first, last, count }: TimeBuckets, context: SqlContext, bind: Bind): string {
  const { microseconds, quotient, asWide } = context.dialect
  const created = microseconds(quoteName(context.column('created_at').name))
  const width = last - first + 1n
  const since = `(${created} - ${bind.integer(first)})`
  const offset = width * BigInt(count) < mostPlain ? since : asWide(since)
  return quotient(`(${offset} * ${count})`, bind.integer(width))
}

/** The number of records created in each bucket of time: rows of bucket and number. */
export const timelineQuery = (table: string, buckets: TimeBuckets, context: SqlContext): SqlQuery =>
  sqlQuery(
    context.dialect,
    (bind) =>
      `SELECT ${bucket(buckets, context, bind)} AS bucket, count(*) FROM ${quoteName(table)} GROUP BY bucket`,
  )

/** The counts of each column of a CSV, in this order. */
export const cellFacts = [
  /** Cells with a value; for a list, with a member. */
  'filled',
  /** Longer than a spreadsheet's cell. */
  'long',
  /** Like a formula, and not a number. */
  'formulas',
  /** With a character beyond ASCII. */
  'non_ascii',
  /** A number of more than 15 digits. */
  'digits',
  /** Texts that a spreadsheet reads as a number or date and rewrites. */
  'rewritten',
] as const
type CellFact = (typeof cellFacts)[number]

/** Results before those of the columns: bucket, readiness, records, annotated, empty lines. */
export const fixedFacts = 5

/**
 * Counts the selected records by time bucket and by whether their metrics are ready (1 or 0), in one
 * scan: rows of bucket, readiness, number, fully annotated ones, empty lines, and the `cellFacts` of
 * each column of a CSV.
 */
export const selectionFactsQuery = (
  shape: ExportShape,
  buckets: TimeBuckets,
  context: SqlContext,
): SqlQuery =>
  sqlQuery(context.dialect, (bind) => {
    const rated = fullyAnnotated(context, context.required_users, bind)
    const cells = shape.columns.map((column) => cellsOf(column, shape, context))
    const facts = [
      'count(*)',
      `count(*) FILTER (WHERE ${rated})`,
      // With a second column, a line has at least a comma.
      cells.length === 1 ? `count(*) - count(${cells[0]?.text ?? '1'})` : '0',
      ...cells.flatMap((of) => cellFacts.map((fact) => of[fact])),
    ]
    const ready = `CASE WHEN ${tableColumns.metrics_ready} THEN 1 ELSE 0 END AS ready`
    return (
      `SELECT ${bucket(buckets, context, bind)} AS bucket, ${ready}, ${facts.join(', ')} ` +
      `FROM ${quoteName(shape.table)} ` +
      `WHERE ${selection(shape.selector, context).condition(bind)} GROUP BY bucket, ready`
    )
  })

/** Longer texts are neither a number nor a date, and do not begin with a month. */
const mostNumberBytes = 40
const mostWordBytes = 16
/** Shorter texts have no more digits than a spreadsheet keeps. */
const leastDigitsBytes = 16
/** A spreadsheet keeps all digits of integers between this and its negative. */
const keptInteger = 10n ** 15n
/** The first characters of formulas are less than this, byte by byte. */
const afterFormulas = 'A'

type Cells = Readonly<Record<CellFact, string>> & {
  /** The cell's text; null if the cell is empty. */
  readonly text: string
}

const noFacts = { long: '0', formulas: '0', non_ascii: '0', digits: '0', rewritten: '0' } as const

/** Not FILTER, which would copy all other values of the same records for each count. */
const where = (condition: string): string => `count(CASE WHEN ${condition} THEN 1 END)`

function cellsOf(column: SqlColumn | null, shape: ExportShape, context: SqlContext): Cells {
  const { dialect } = context
  const { bytes, characters, character, length, matches } = dialect
  if (column === null) return { ...noFacts, filled: 'count(*)', text: '1' }
  if (column.cells === 'none' || (shape.computed_metrics_only && column.computed === 'none')) {
    return { ...noFacts, filled: '0', text: 'NULL' }
  }
  const shown = (expression: string) =>
    shownOf(column, expression, shape.computed_metrics_only, dialect)
  const value = shown(valueOf(column, context.unredacted && !shape.redact))
  const isNonAscii = (text: string) => `${bytes(text)} > ${characters(text)}`
  const mayBeNumber = (text: string) =>
    `${text} < '${afterNumbers}' AND ${bytes(text)} <= ${mostNumberBytes}`
  const hasManyDigits = (text: string) =>
    `${bytes(text)} >= ${leastDigitsBytes} AND ${mayBeNumber(text)} AND ${matches(text, numberText)} AND ${matches(text, manyDigits)}`
  switch (column.storage) {
    case 'list': {
      // ClickHouse has no null lists; the length and the text of a list may be null.
      const text = shown(storedText(column))
      return {
        ...noFacts,
        filled: where(`${shown(length(quoteName(column.name)))} > 0`),
        non_ascii: where(isNonAscii(text)),
        text,
      }
    }
    case 'integer':
    case 'double':
    case 'wide': {
      const isWhole = column.storage === 'integer'
      const digits = isWhole
        ? `${value} NOT BETWEEN -${keptInteger} AND ${keptInteger} ` +
          `AND ${hasManyDigits(dialect.joined([dialect.integerText(value), "''"]))}`
        : hasManyDigits(shown(storedText(column)))
      return { ...noFacts, filled: `count(${value})`, digits: where(digits), text: value }
    }
    case 'text':
    case 'json': {
      // Bytes are known already, so characters are only counted if there are enough bytes.
      const isLong = `${bytes(value)} > ${cellCharacters} AND ${characters(value)} > ${cellCharacters}`
      const isFormula =
        `${value} < '${afterFormulas}' AND left(${value}, 1) IN ('=', '+', '-', '@', ${character(9)}, ${character(13)}) ` +
        `AND NOT ${matches(value, '[-+]?[0-9.,]*%?')}`
      const isRewritten =
        `((${mayBeNumber(value)} AND ${matches(value, numberOrDate)}) ` +
        `OR (${value} >= '${afterNumbers}' AND ${bytes(value)} <= ${mostWordBytes} AND ${matches(value, wordOrDate)})) ` +
        `AND NOT ${matches(value, keptNumber)} AND NOT (${hasManyDigits(value)})`
      return {
        filled: `count(${value})`,
        long: where(isLong),
        formulas: column.storage === 'json' ? '0' : where(isFormula),
        non_ascii: where(isNonAscii(value)),
        digits: where(hasManyDigits(value)),
        rewritten: where(isRewritten),
        text: value,
      }
    }
    case 'id':
    case 'timestamp':
    case 'boolean':
      return { ...noFacts, filled: `count(${value})`, text: value }
    default:
      return column.storage satisfies never
  }
}

/**
 * Bytes and number of the selected rows in the given ranges of positions; each range is read alone, and
 * the selector is evaluated once.
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

import type { Filter } from '#domain/contract/contract.ts'
import type { Uuid } from '#domain/contract/uuid.ts'
import { compileFilter, valueOf } from './compile-filter.ts'
import { maxTextLength } from './column-values-sql.ts'
import { isSelected, rowText, type ExportShape, type Slice } from './export-sql.ts'
import { storedText, tableColumns, type SqlColumn, type SqlContext } from './sql-column.ts'
import { quoteName, sqlQuery, type Bind, type SqlQuery } from './sql-query.ts'

/** Statements that ClickHouse writes differently as a whole; the meaning is that of DuckDB's. */

const { position } = tableColumns

/** A set that was found before: `bits` in base64, from the byte `firstByte` on. */
export type KnownSet = {
  readonly bits: string
  readonly firstByte: number
  readonly padding: number
}

/** A condition: the record is in the set. */
export const isInSet = ({ bits, firstByte, padding }: KnownSet, bind: Bind): string =>
  `bitTest(reinterpretAsUInt8(substring(base64Decode(${bind.text(bits)}), ` +
  `intDiv(${position} + ${padding}, 8) - ${firstByte} + 1, 1)), 7 - (${position} + ${padding}) % 8)`

/**
 * The bytes of a slice's rows as one value, and their number. It is one row, so a query that fails
 * midway has sent nothing.
 */
export const clickhouseSliceQuery = (
  shape: ExportShape,
  context: SqlContext,
  slice: Slice,
  selected: KnownSet | null,
): SqlQuery =>
  sqlQuery(context.dialect, (bind) => {
    const row = rowText(shape, context, bind)
    const range = `${position} >= ${slice.from} AND ${position} < ${slice.to}`
    const ready = shape.computed_metrics_only ? ` AND ${tableColumns.metrics_ready}` : ''
    const condition =
      selected === null ? isSelected(shape, context, bind) : isInSet(selected, bind) + ready
    return (
      `SELECT arrayStringConcat(groupArray(row)), count() FROM (` +
      `SELECT ${row} AS row FROM ${quoteName(shape.table)} WHERE ${range} AND ${condition} ` +
      `ORDER BY ${position})`
    )
  })

/**
 * Evaluates leaves in one scan: one row with a column per leaf, the bytes of its set (`RecordBits`) in
 * base64, rounded up to 64 records.
 */
export const clickhouseMatchesQuery = (
  table: string,
  leaves: readonly Filter[],
  padding: number,
  context: SqlContext,
): SqlQuery =>
  sqlQuery(context.dialect, (bind) => {
    const place = `${position} + ${padding}`
    const bit = `bitShiftLeft(toUInt64(1), 63 - (${place}) % 64)`
    const words = leaves.map((filter, index) => {
      const condition = compileFilter({ filter }, context, bind)
      return `groupBitOr(if(coalesce(${condition}, false), ${bit}, 0)) AS w${index}`
    })
    const sets = leaves.map(
      (_, index) =>
        `base64Encode(unhex(arrayStringConcat(arrayMap(pair -> leftPad(hex(pair.2), 16, '0'), ` +
        `arraySort(groupArray((word, w${index})))))))`,
    )
    return (
      `SELECT ${sets.join(', ')} FROM (SELECT intDiv(${place}, 64) AS word, ${words.join(', ')} ` +
      `FROM ${quoteName(table)} GROUP BY word)`
    )
  })

/** The given ids that no record has, in order. */
export const clickhouseMissingIdsQuery = (
  table: string,
  ids: readonly Uuid[],
  context: SqlContext,
): SqlQuery => {
  const id = quoteName(context.column('id').name)
  return sqlQuery(context.dialect, (bind) => {
    const list = bind.texts(ids)
    return (
      `SELECT id FROM (SELECT pair.1 AS id, pair.2 AS place FROM ` +
      `(SELECT arrayJoin(arrayZip(list, arrayEnumerate(list))) AS pair FROM (SELECT ${list} AS list))) ` +
      `WHERE id NOT IN (SELECT ${id} FROM ${quoteName(table)} WHERE ${id} IN (SELECT arrayJoin(${list}))) ` +
      `ORDER BY place`
    )
  })
}

/** The values of a column, like `columnValuesQuery`; frequent values are tuples. */
export const clickhouseValuesQuery = (
  table: string,
  column: SqlColumn,
  { search, limit }: { readonly search: string; readonly limit: number },
  context: SqlContext,
): SqlQuery =>
  sqlQuery(context.dialect, (bind) => {
    const { storage } = column
    const { lowered, contains } = context.dialect
    const isWide = storage === 'wide'
    // A wide number's value is only complete as text.
    const value = isWide ? storedText(column) : valueOf(column, context.unredacted)
    const from = quoteName(table)
    const isList = storage === 'list'
    const isText = isList || storage === 'text' || storage === 'json'
    const single = isList ? `arrayJoin(arrayDistinct(${value}))` : value
    const isLong = isText ? `lengthUTF8(v) > ${maxTextLength}` : 'false'
    const kept = isText ? `if(${isLong}, hex(MD5(v)), v)` : 'v'
    const missing = isList
      ? `(SELECT count() FROM ${from} WHERE empty(${value}))`
      : 'sumIf(n, w IS NULL)'
    const found =
      search === '' || storage === 'timestamp'
        ? ''
        : ` AND ${contains(lowered('csv_text'), lowered(bind.text(search)))}`
    // A number is searched by its text in a CSV.
    const csvText = storage === 'double' ? `any(csv_text)` : 'toString(w)'
    const frequent =
      storage === 'timestamp'
        ? 'NULL'
        : `groupArraySortedIf(${Math.trunc(limit)})((-toInt64(n), w), ` +
          `coalesce(w IS NOT NULL AND NOT is_long${found}, false))`
    const hasEnds = storage === 'timestamp' || storage === 'integer' || storage === 'double'
    // Texts: integers with the same double are compared by their digits.
    const order = '(toFloat64OrNull(w), toInt256OrNull(w))'
    const ends = isWide
      ? `argMin(w, ${order}), argMax(w, ${order})`
      : hasEnds
        ? 'min(w), max(w)'
        : 'NULL, NULL'
    return (
      `SELECT ${missing}, countIf(w IS NOT NULL), ${ends}, ` +
      `${frequent} FROM (SELECT ${kept} AS w, ${isLong} AS is_long, ${csvText} AS csv_text, count() AS n ` +
      `FROM (SELECT ${single} AS v${storage === 'double' ? `, ${storedText(column)} AS csv_text` : ''} ` +
      `FROM ${from}) GROUP BY w, is_long)`
    )
  })

/** Bytes and number of some of the selected rows, like `sampleBytesQuery`. */
export const clickhouseSampleQuery = (
  shape: ExportShape,
  ranges: readonly Slice[],
  context: SqlContext,
): SqlQuery =>
  sqlQuery(context.dialect, (bind) => {
    const parts = ranges.map(({ from, to }) => `(${position} >= ${from} AND ${position} < ${to})`)
    return (
      `SELECT sum(length(${rowText(shape, context, bind)})), count() FROM ${quoteName(shape.table)} ` +
      `WHERE (${parts.join(' OR ')}) AND ${isSelected(shape, context, bind)}`
    )
  })

import type { ContractFormat, RecordSelector } from '#domain/contract/contract.ts'
import type { Dialect } from './dialect.ts'
import { compileFilter, fullyAnnotated, joinsWithList, shownOf, valueOf } from './compile-filter.ts'
import {
  ownLineName,
  storedText,
  tableColumns,
  type SqlColumn,
  type SqlContext,
} from './sql-column.ts'
import { plainQuery, quoteName, sqlQuery, type Bind, type SqlQuery } from './sql-query.ts'

/** A checked export. */
export type ExportShape = {
  readonly table: string
  readonly selector: RecordSelector
  readonly format: ContractFormat
  /** The columns of a table, in order; `null` is the computed `fully_annotated`. */
  readonly columns: readonly (SqlColumn | null)[]
  readonly redact: boolean
  readonly computed_metrics_only: boolean
}

/** Positions from `from` (included) to `to` (excluded). */
export type Slice = { readonly from: number; readonly to: number }

/** The condition of a selector; `joins`: it should be evaluated once. */
export function selection(
  selector: RecordSelector,
  context: SqlContext,
): { readonly condition: (bind: Bind) => string; readonly joins: boolean } {
  if (selector.type === 'filter_tree') {
    const tree = selector.filter_tree
    return {
      condition: (bind) => compileFilter(tree, context, bind),
      joins: joinsWithList(tree) || context.known !== undefined,
    }
  }
  const id = quoteName(context.column('id').name)
  return {
    condition: (bind) => context.dialect.isOneOfMany(id, bind.texts(selector.record_ids), false),
    joins: true,
  }
}

/** The positions of the selected records. */
export function positionsQuery(shape: ExportShape, context: SqlContext): SqlQuery {
  return sqlQuery(
    context.dialect,
    (bind) =>
      `SELECT ${tableColumns.position} FROM ${quoteName(shape.table)} WHERE ${isSelected(shape, context, bind)}`,
  )
}

/** The condition for the records in the file. */
export function isSelected(shape: ExportShape, context: SqlContext, bind: Bind): string {
  const { condition } = selection(shape.selector, context)
  const ready = shape.computed_metrics_only ? ` AND ${tableColumns.metrics_ready}` : ''
  return condition(bind) + ready
}

/** Positions and bytes of the records with lines longer than `bytes`. */
export const largeRecordsQuery = (table: string, bytes: number): SqlQuery =>
  plainQuery(
    `SELECT ${tableColumns.position}, ${tableColumns.line_bytes} FROM ${quoteName(table)} ` +
      `WHERE ${tableColumns.line_bytes} > ${bytes} ORDER BY 1`,
  )

/** The position of the row that ends a slice. */
export const endPosition = -1

/**
 * The rows of a slice in file order, each with its text and position, then an empty text at
 * `endPosition`: without it rows may be missing. With `selected` (a table of positions) the selector is
 * not evaluated again.
 *
 * Numbering makes DuckDB read the rows on one thread in table order, so they need no sort, and a join
 * keeps the order.
 */
export function sliceQuery(
  shape: ExportShape,
  context: SqlContext,
  slice: Slice,
  selected: string | null,
): SqlQuery {
  return sqlQuery(context.dialect, (bind) => {
    const { position } = tableColumns
    const row = rowText(shape, context, bind)
    const range = `${position} >= ${bind.integer(BigInt(slice.from))} AND ${position} < ${bind.integer(BigInt(slice.to))}`
    const condition =
      selected === null
        ? isSelected(shape, context, bind)
        : `${position} IN (SELECT ${position} FROM ${quoteName(selected)} WHERE ${range})`
    return (
      `SELECT *, row_number() OVER () FROM (` +
      `SELECT ${row}, ${position} FROM ${quoteName(shape.table)} WHERE ${range} AND ${condition} ` +
      `UNION ALL SELECT '', ${endPosition})`
    )
  })
}

type FileText = {
  /** The SQL of a row, its line end included. */
  readonly row: (shape: ExportShape, context: SqlContext, bind: Bind) => string
  /** The first bytes of the file, which the database does not write: the column ids as requested. */
  readonly header: (columnIds: readonly string[]) => string
}

const fileTexts = {
  csv: { row: csvRow, header: csvHeader },
  jsonl: { row: line, header: () => '' },
} as const satisfies Record<ContractFormat, FileText>

export const rowText = (shape: ExportShape, context: SqlContext, bind: Bind): string =>
  fileTexts[shape.format].row(shape, context, bind)

export const fileHeader = (format: ContractFormat, columnIds: readonly string[]): string =>
  fileTexts[format].header(columnIds)

function line(shape: ExportShape, context: SqlContext, bind: Bind): string {
  const { line: raw, line_redacted, line_computed, line_redacted_computed } = tableColumns
  const redact = shape.redact || !context.unredacted
  const wanted = [
    ...(redact && shape.computed_metrics_only ? [line_redacted_computed] : []),
    ...(redact ? [line_redacted] : []),
    ...(shape.computed_metrics_only ? [line_computed] : []),
  ].filter((form) => context.line_forms[form] !== 'none')
  // No form is read after one that every record has.
  const last = wanted.findIndex((form) => context.line_forms[form] === 'all')
  const forms = last === -1 ? [...wanted, raw] : wanted.slice(0, last + 1)
  const lines = [...ownLines(shape, context), ...forms]
  const text = lines.length === 1 ? lines[0] : `coalesce(${lines.join(', ')})`

  const rated = fullyAnnotated(context, context.required_users, bind)
  const lineEnd = (isAnnotated: boolean) =>
    `',"fully_annotated":${isAnnotated}}' || ${context.dialect.character(10)}`
  const end = `CASE WHEN ${rated} THEN ${lineEnd(true)} ELSE ${lineEnd(false)} END`
  const ratings = context.all_ratings ? tableColumns.line_ratings : ownMember(context)
  // Short texts are joined first, because every join copies its operands.
  return `${text} || (${ratings} || ${end})`
}

/** The lines with only those ratings of nested steps that the user may see. */
function ownLines(
  { computed_metrics_only }: ExportShape,
  { dialect, all_ratings, has_own_lines, own_ratings_of }: SqlContext,
): readonly string[] {
  if (all_ratings || !has_own_lines) return []
  const { own_names, own_texts } = tableColumns
  const raters = [...(own_ratings_of === null ? [] : [own_ratings_of]), '']
  const forms = computed_metrics_only ? [true, false] : [false]
  return raters.flatMap((rater) =>
    forms.map((isComputed) =>
      dialect.named(`'${ownLineName(rater, isComputed)}'`, own_names, own_texts),
    ),
  )
}

/** The member `annotations` of users who may only see their own ratings. */
function ownMember({ dialect, own_ratings_of }: SqlContext): string {
  const { own_names, own_texts } = tableColumns
  const texts = [...(own_ratings_of === null ? [] : [own_ratings_of]), ''].map((rater) =>
    dialect.named(`'${rater}'`, own_names, own_texts),
  )
  return `coalesce(${texts.join(', ')}, '')`
}

function csvRow(shape: ExportShape, context: SqlContext, bind: Bind): string {
  const unredacted = context.unredacted && !shape.redact
  const { dialect } = context
  const { joined, character } = dialect
  const computedOnly = shape.computed_metrics_only
  const texts: string[] = []
  // Columns without values cost nothing: one text has all separators up to the next cell.
  let separators = 0
  for (const [index, column] of shape.columns.entries()) {
    if (index > 0) separators += 1
    if (column?.cells === 'none' || (computedOnly && column?.computed === 'none')) continue
    if (separators > 0) texts.push(`'${','.repeat(separators)}'`)
    separators = 0
    texts.push(
      column === null
        ? `CASE WHEN ${fullyAnnotated(context, context.required_users, bind)} THEN 'true' ELSE 'false' END`
        : shownOf(
            column,
            csvCell(column, valueOf(column, unredacted), dialect),
            computedOnly,
            dialect,
          ),
    )
  }
  if (separators > 0) texts.push(`'${','.repeat(separators)}'`)
  return joined([...texts, character(13), character(10)])
}

/** A cell (RFC 4180): quoted if needed, empty for a missing value. */
function csvCell(column: SqlColumn, value: string, dialect: Dialect): string {
  const quoted = (text: string) => (column.cells === 'plain' ? text : quotedCell(text, dialect))
  switch (column.storage) {
    case 'id':
      return value
    case 'integer':
      return dialect.integerText(value)
    case 'boolean':
      return `CASE ${value} WHEN true THEN 'true' WHEN false THEN 'false' END`
    case 'timestamp':
    case 'double':
    case 'wide':
      return storedText(column)
    case 'list':
      return quoted(storedText(column))
    case 'text':
    case 'json':
      return quoted(value)
    default:
      return column.storage satisfies never
  }
}

function csvHeader(columnIds: readonly string[]): string {
  const cells = columnIds.map((id) =>
    id === '' || /[",\r\n]/.test(id) ? `"${id.replaceAll('"', '""')}"` : id,
  )
  return `${cells.join(',')}\r\n`
}

/** Whether one of these values ever needs quotes: 1 or 0, null without records. */
export const isEverQuoted = (values: readonly string[], { needsQuotes }: Dialect): string =>
  `max(CASE WHEN ${values.map((value) => `${value} = '' OR ${needsQuotes(value)}`).join(' OR ')} THEN 1 ELSE 0 END)`

/**
 * First looks for a quote inside: most quoted cells have none, and doubling quotes takes several times
 * as long as finding none.
 */
function quotedCell(value: string, { contains, joined, needsQuotes }: Dialect): string {
  const inQuotes = (text: string) => joined([`'"'`, text, `'"'`])
  return (
    `CASE WHEN ${value} = '' THEN '""' ` +
    `WHEN ${contains(value, `'"'`)} THEN ${inQuotes(`replace(${value}, '"', '""')`)} ` +
    `WHEN ${needsQuotes(value)} THEN ${inQuotes(value)} ELSE ${value} END`
  )
}

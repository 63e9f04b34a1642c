import type { FilterTree } from '#domain/contract/contract.ts'
import { compileFilter, fullyAnnotated, shownOf, valueOf } from './compile-filter.ts'
import {
  restColumn,
  storedText,
  tableColumns,
  type SqlColumn,
  type SqlContext,
} from './sql-column.ts'
import { plainQuery, quoteName, sqlQuery, type Bind, type SqlQuery } from './sql-query.ts'

export type PageShape = {
  readonly table: string
  readonly filter_tree: FilterTree | null
  /** `null` is the computed `fully_annotated`. */
  readonly columns: readonly (SqlColumn | null)[]
  readonly redact: boolean
  /** Only records and metrics that a file of computed metrics has. */
  readonly computed_metrics_only: boolean
  /** Null: the order of the file. */
  readonly sort: { readonly column: SqlColumn | null; readonly ascending: boolean } | null
  readonly offset: number
  readonly limit: number
}

/** Sorts wide numbers with the same double by their difference from it. */
const byRest = (column: SqlColumn | null, direction: string): string =>
  column?.storage === 'wide' ? `${quoteName(restColumn(column))} ${direction}, ` : ''

type CellsShape = Pick<PageShape, 'table' | 'columns' | 'redact' | 'computed_metrics_only'>

/** A page's records in order: position, id, and bytes of the line. */
export function placesQuery(page: PageShape, context: SqlContext): SqlQuery {
  return sqlQuery(context.dialect, (bind) => {
    const { position, line_bytes, metrics_ready } = tableColumns
    const condition = [
      page.filter_tree ? compileFilter(page.filter_tree, context, bind) : 'true',
      ...(page.computed_metrics_only ? [metrics_ready] : []),
    ].join(' AND ')
    const direction = page.sort?.ascending ? 'ASC' : 'DESC'
    const sorted = page.sort
      ? `${valueIn(page.sort.column, context.unredacted, context, bind)} ${direction} NULLS LAST, ${byRest(page.sort.column, direction)}`
      : ''
    const id = quoteName(context.column('id').name)
    return (
      `SELECT ${position}, ${id}, ${line_bytes} FROM ${quoteName(page.table)} WHERE ${condition} ` +
      `ORDER BY ${sorted}${position} LIMIT ${bind.integer(BigInt(page.limit))} OFFSET ${bind.integer(BigInt(page.offset))}`
    )
  })
}

const valueIn = (column: SqlColumn | null, shown: boolean, context: SqlContext, bind: Bind) =>
  column === null ? fullyAnnotated(context, context.required_users, bind) : valueOf(column, shown)

/** Safe without parameters: positions are our own integers. */
const among = (positions: readonly number[]): string =>
  `${tableColumns.position} BETWEEN ${Math.min(...positions)} AND ${Math.max(...positions)} ` +
  `AND ${tableColumns.position} IN (${positions.join(', ')})`

/**
 * The cells of some records, one result column per requested column, then the position. Dates and wide
 * numbers are the API's text; with computed metrics only, lists are JSON.
 */
export function cellsQuery(
  shape: CellsShape,
  positions: readonly number[],
  context: SqlContext,
): SqlQuery {
  return sqlQuery(context.dialect, (bind) => {
    const unredacted = context.unredacted && !shape.redact
    const cells = shape.columns.map((column) => {
      if (column?.storage === 'timestamp') return storedText(column)
      const cell =
        column?.storage === 'wide' ? storedText(column) : valueIn(column, unredacted, context, bind)
      if (!column || !shape.computed_metrics_only || column.computed === 'all') return cell
      // ClickHouse has no null lists; the text of a list may be null.
      const text = column.storage === 'list' ? storedText(column) : cell
      return shownOf(column, text, true, context.dialect)
    })
    const all = [...cells, tableColumns.position].join(', ')
    return `SELECT ${all} FROM ${quoteName(shape.table)} WHERE ${among(positions)}`
  })
}

/** Position and bytes of all cell texts of some records. */
export function cellBytesQuery(
  shape: CellsShape,
  positions: readonly number[],
  context: SqlContext,
): SqlQuery {
  const unredacted = context.unredacted && !shape.redact
  const sizes = shape.columns.flatMap((column) => {
    if (column?.storage === 'list') return context.dialect.bytes(storedText(column))
    const isText = column?.storage === 'text' || column?.storage === 'json'
    return isText ? `coalesce(${context.dialect.bytes(valueOf(column, unredacted))}, 0)` : []
  })
  return plainQuery(
    `SELECT ${tableColumns.position}, ${sizes.join(' + ') || '0'} ` +
      `FROM ${quoteName(shape.table)} WHERE ${among(positions)}`,
  )
}

import type { FilterTree } from '#domain/contract.ts'
import { compileFilter, fullyAnnotated, shownOf, valueOf } from './compile-filter.ts'
import {
  restColumn,
  storedText,
  tableColumns,
  type SqlColumn,
  type SqlContext,
} from './sql-column.ts'
import { quoteName, sqlQuery, type SqlQuery } from './sql-query.ts'

export type PageShape = {
  readonly table: string
  readonly filter_tree: FilterTree | null
  /** `null` is the computed `fully_annotated`. */
  readonly columns: readonly (SqlColumn | null)[]
  readonly redact: boolean
  /** Only records, and only values of metrics, that a file of computed metrics only holds. */
  readonly computed_metrics_only: boolean
  /** Null: the order of the file. */
  readonly sort: { readonly column: SqlColumn | null; readonly ascending: boolean } | null
  readonly offset: number
  readonly limit: number
}

/** Wide numbers of the same double follow each other by what they have besides. */
const byRest = (column: SqlColumn | null, direction: string): string =>
  column?.storage === 'wide' ? `${quoteName(restColumn(column))} ${direction}, ` : ''

/**
 * A page of records, a column of the result for each column asked for; dates and wide numbers as the
 * API's text, and lists as their JSON where computed metrics only are asked for.
 */
export function pageQuery(page: PageShape, context: SqlContext): SqlQuery {
  return sqlQuery(context.dialect, (bind) => {
    const unredacted = context.unredacted && !page.redact
    const value = (column: SqlColumn | null, shown: boolean) =>
      column === null
        ? fullyAnnotated(context, context.required_users, bind)
        : valueOf(column, shown)
    const cells = page.columns.map((column) => {
      if (column?.storage === 'timestamp') return storedText(column)
      const cell = column?.storage === 'wide' ? storedText(column) : value(column, unredacted)
      if (!column || !page.computed_metrics_only || column.computed === 'all') return cell
      // A list may be no null in every engine; its text may.
      const text = column.storage === 'list' ? storedText(column) : cell
      return shownOf(column, text, true, context.dialect)
    })
    const { position } = tableColumns
    const condition = [
      page.filter_tree ? compileFilter(page.filter_tree, context, bind) : 'true',
      ...(page.computed_metrics_only ? [tableColumns.metrics_ready] : []),
    ].join(' AND ')
    const direction = page.sort?.ascending ? 'ASC' : 'DESC'
    const sorted = page.sort
      ? `${value(page.sort.column, context.unredacted)} ${direction} NULLS LAST, ${byRest(page.sort.column, direction)}`
      : ''
    return (
      `SELECT ${cells.join(', ') || '1'} FROM ${quoteName(page.table)} WHERE ${condition} ` +
      `ORDER BY ${sorted}${position} LIMIT ${bind.integer(BigInt(page.limit))} OFFSET ${bind.integer(BigInt(page.offset))}`
    )
  })
}

import type { Dialect } from '#sql/dialect.ts'
import type { ExportShape } from '#sql/export-sql.ts'
import type { PageShape } from '#sql/page-sql.ts'
import type { SqlColumn, SqlContext } from '#sql/sql-column.ts'
import type { Cell, ExportPlan, Page, Viewpoint } from './store.ts'
import { sqlColumnOf, type QueueEntry } from './stored-queue.ts'

/** What a store is asked for, in the words of `sql/`. */

export function contextOf(entry: QueueEntry, viewpoint: Viewpoint, dialect: Dialect): SqlContext {
  return {
    dialect,
    column: sqlColumnOf(entry),
    unredacted: viewpoint.unredacted,
    all_ratings: viewpoint.all_ratings,
    has_templates: entry.queue.templates.length > 0,
    line_forms: entry.line_forms,
    required_users: viewpoint.required_users,
  }
}

const tableColumn = (context: SqlContext, id: string): SqlColumn | null =>
  id === 'fully_annotated' ? null : context.column(id)

export const shapeOf = (entry: QueueEntry, plan: ExportPlan, context: SqlContext): ExportShape => ({
  table: entry.table,
  selector: plan.selector,
  format: plan.format,
  columns: plan.format === 'csv' ? plan.column_ids.map((id) => tableColumn(context, id)) : [],
  redact: plan.redact,
  computed_metrics_only: plan.computed_metrics_only,
})

export const pageShapeOf = (entry: QueueEntry, page: Page, context: SqlContext): PageShape => ({
  table: entry.table,
  filter_tree: page.filter_tree,
  columns: page.column_ids.map((id) => tableColumn(context, id)),
  redact: page.redact,
  computed_metrics_only: page.computed_metrics_only,
  sort: page.sort && {
    column: tableColumn(context, page.sort.column_id),
    ascending: page.sort.ascending,
  },
  offset: page.offset,
  limit: page.limit,
})

/** The rows of a page by column id; `toCell` reads the engine's value of a column. */
export const pageRows = (
  rows: readonly (readonly unknown[])[],
  { column_ids }: Page,
  { columns }: PageShape,
  toCell: (value: unknown, column: SqlColumn | null) => Cell,
): readonly Readonly<Record<string, Cell>>[] =>
  rows.map((row) =>
    Object.fromEntries(
      column_ids.map((id, index) => [id, toCell(row[index] ?? null, columns[index] ?? null)]),
    ),
  )

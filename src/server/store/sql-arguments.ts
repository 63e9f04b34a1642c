import { isInFamily } from '#domain/contract/column-families.ts'
import { formatFacts } from '#domain/contract/export-formats.ts'
import type { Dialect } from '#sql/dialect.ts'
import type { ExportShape } from '#sql/export-sql.ts'
import { ownCellName, tableColumns, type SqlColumn, type SqlContext } from '#sql/sql-column.ts'
import type { ExportPlan, Viewpoint } from './store.ts'
import { sqlColumnOf, type QueueEntry } from './stored-queue.ts'

export function contextOf(entry: QueueEntry, viewpoint: Viewpoint, dialect: Dialect): SqlContext {
  return {
    dialect,
    column: seenColumn(sqlColumnOf(entry), viewpoint, dialect),
    own_ratings_of: viewpoint.own_ratings_of ?? null,
    unredacted: viewpoint.unredacted,
    all_ratings: viewpoint.all_ratings,
    has_templates: entry.queue.templates.length > 0,
    line_forms: entry.line_forms,
    has_own_lines: entry.has_own_lines,
    required_users: viewpoint.required_users,
  }
}

function seenColumn(
  find: SqlContext['column'],
  { all_ratings, own_ratings_of }: Viewpoint,
  dialect: Dialect,
): SqlContext['column'] {
  if (all_ratings) return find
  const { own_names, own_texts } = tableColumns
  return (id) => {
    const column = find(id)
    if (!isInFamily(id, 'annotations')) return column
    const shown =
      own_ratings_of === undefined
        ? 'NULL'
        : dialect.named(`'${ownCellName(own_ratings_of, column.name)}'`, own_names, own_texts)
    return { ...column, shown }
  }
}

/** Null for `fully_annotated`, which is computed. */
export const tableColumn = (context: SqlContext, id: string): SqlColumn | null =>
  id === 'fully_annotated' ? null : context.column(id)

/** The columns of the file's header; none if it is no table. */
export const columnsInFile = ({ format, column_ids }: ExportPlan): readonly string[] =>
  formatFacts[format].isTable ? column_ids : []

export const shapeOf = (entry: QueueEntry, plan: ExportPlan, context: SqlContext): ExportShape => ({
  table: entry.table,
  selector: plan.selector,
  format: plan.format,
  columns: columnsInFile(plan).map((id) => tableColumn(context, id)),
  redact: plan.redact,
  computed_metrics_only: plan.computed_metrics_only,
})

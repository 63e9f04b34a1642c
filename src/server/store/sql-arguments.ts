import { isInFamily } from '#domain/contract/column-families.ts'
import { formatFacts } from '#domain/contract/export-formats.ts'
import type { Dialect } from '#sql/dialect.ts'
import type { ExportShape } from '#sql/export-sql.ts'
import { cellBytesQuery, cellsQuery, placesQuery } from '#sql/page-sql.ts'
import { ownCellName, tableColumns, type SqlColumn, type SqlContext } from '#sql/sql-column.ts'
import type { RunQuery } from '#sql/sql-query.ts'
import type { Cell, ExportPlan, Page, PageCells, PagePlace, Viewpoint } from './store.ts'
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

const tableColumn = (context: SqlContext, id: string): SqlColumn | null =>
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

const cellsShapeOf = (entry: QueueEntry, cells: PageCells, context: SqlContext) => ({
  table: entry.table,
  columns: cells.column_ids.map((id) => tableColumn(context, id)),
  redact: cells.redact,
  computed_metrics_only: cells.computed_metrics_only,
})

/** Above this size of their lines, the sizes of cells are queried. */
const plainBytes = 1024 * 1024

/** In the order of the page; bytes are estimated. */
export async function readPlaces(
  run: RunQuery,
  entry: QueueEntry,
  page: Page,
  context: SqlContext,
): Promise<readonly PagePlace[]> {
  const shape = {
    ...cellsShapeOf(entry, page, context),
    filter_tree: page.filter_tree,
    sort: page.sort && {
      column: tableColumn(context, page.sort.column_id),
      ascending: page.sort.ascending,
    },
    offset: page.offset,
    limit: page.limit,
  }
  const places = (await run(placesQuery(shape, context))).map(([position, id, bytes]) => ({
    position: Number(position),
    id: String(id),
    bytes: Number(bytes),
  }))
  if (places.reduce((sum, { bytes }) => sum + bytes, 0) <= plainBytes) return places
  const positions = places.map(({ position }) => position)
  const found = await run(cellBytesQuery(shape, positions, context))
  const sizes = new Map(found.map(([position, bytes]) => [Number(position), Number(bytes)]))
  return places.map((place) => ({ ...place, bytes: sizes.get(place.position) ?? place.bytes }))
}

/** The records at some positions by column id, in order; `toCell` converts the database's value. */
export async function readCells(
  run: RunQuery,
  entry: QueueEntry,
  positions: readonly number[],
  cells: PageCells,
  context: SqlContext,
  toCell: (value: unknown, column: SqlColumn | null) => Cell,
): Promise<readonly Readonly<Record<string, Cell>>[]> {
  if (positions.length === 0) return []
  const shape = cellsShapeOf(entry, cells, context)
  const rows = await run(cellsQuery(shape, positions, context))
  const at = new Map(rows.map((row) => [Number(row.at(-1)), row]))
  return positions.map((position) =>
    Object.fromEntries(
      cells.column_ids.map((id, index) => [
        id,
        toCell(at.get(position)?.[index] ?? null, shape.columns[index] ?? null),
      ]),
    ),
  )
}

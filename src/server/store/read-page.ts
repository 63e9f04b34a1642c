import { cellBytesQuery, cellsQuery, placesQuery } from '#sql/page-sql.ts'
import type { SqlColumn, SqlContext } from '#sql/sql-column.ts'
import type { RunQuery } from '#sql/sql-query.ts'
import { tableColumn } from './sql-arguments.ts'
import type { Cell, Page, PageCells, PagePlace } from './store.ts'
import type { QueueEntry } from './stored-queue.ts'

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

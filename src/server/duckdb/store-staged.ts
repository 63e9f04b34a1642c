import type { DuckDBConnection } from '@duckdb/node-api'
import { nameIn, tableColumns, type SqlColumn } from '#sql/sql-column.ts'
import { quoteName } from '#sql/sql-query.ts'
import type { Placed } from '#server/records/import-once.ts'
import { repeatedId } from '#server/records/read-queue.ts'
import { sliceTextBytes } from '#server/store/slice-bytes.ts'
import type { QueueSource } from '#server/store/store.ts'
import { megabyte, placingRoom, type ImportRoom } from './import-room.ts'
import { neededMb } from './memory-limit.ts'
import { placeRows } from './place-rows.ts'
import { createPadded, recordsTable } from './records-table.ts'

type Target = {
  readonly connection: DuckDBConnection
  readonly source: QueueSource
  readonly table: string
  readonly room: ImportRoom
}

/** Copies the rows of the staging tables into a new table, in file order. `files`: of large records. */
export async function storeStaged(
  { connection, source, table, room }: Target,
  columns: readonly SqlColumn[],
  stagingTables: readonly string[],
  files: readonly string[],
): Promise<Placed> {
  const all = stagingTables.map((name, part) => `SELECT *, ${part} AS part FROM ${name}`)
  const rows = `(${all.join(' UNION ALL ')})`
  await refuseRepeatedIds(connection, rows, columns, source)
  const order = `${nameIn(columns, 'created_at')} DESC, ${nameIn(columns, 'id')} DESC`
  const target = recordsTable(columns, files.length > 0)
  if (files.length === 0) {
    await connection.run(target.create(table))
    const inOrder = `(SELECT * FROM ${rows} ORDER BY ${order})`
    await connection.run(target.insert(table, 'row_number() OVER () - 1', inOrder))
    return { slices: await sliceStarts(connection, table), slices_are_chunks: false }
  }
  const name = await createPadded(connection, table, target)
  const goal = { name, table: target, columns, order }
  const placing = placingRoom(room.memoryMb)
  const { slices, largest } = await placeRows(
    connection,
    files,
    rows,
    goal,
    placing,
    room.allowRecord,
  )
  if (neededMb(largest.bytes) > room.memoryMb) room.onNotice(largeNotice(source, largest, room))
  return { slices, slices_are_chunks: true, largest_record: largest.bytes }
}

const largeNotice = (
  { label }: QueueSource,
  { line, bytes }: { readonly line: number; readonly bytes: number },
  { memoryMb }: ImportRoom,
): string =>
  `${label}:${line}: this record needs ${Math.ceil(bytes / megabyte)} MB in the database. ` +
  `To read it, the database may use up to ${neededMb(bytes)} MB, more than --memory ${memoryMb}MB.`

async function refuseRepeatedIds(
  connection: DuckDBConnection,
  rows: string,
  columns: readonly SqlColumn[],
  source: QueueSource,
): Promise<void> {
  const id = nameIn(columns, 'id')
  const result = await connection.run(
    `SELECT ${id}, list_sort(list(line_number))[1:2] AS lines FROM ${rows} ` +
      `GROUP BY ${id} HAVING count(*) > 1 ORDER BY lines[2] LIMIT 1`,
  )
  const [repeated] = await result.getRowsJson()
  if (!repeated) return
  const [uuid, lines] = repeated as [string, [string, string]]
  throw repeatedId(source, uuid, lines)
}

/** Cuts the table into slices of similar size; a larger record has its own slice. */
async function sliceStarts(connection: DuckDBConnection, table: string): Promise<number[]> {
  const { position, line_bytes } = tableColumns
  const result = await connection.run(
    `SELECT min(${position}) FROM (` +
      `SELECT ${position}, sum(${line_bytes}) OVER (ORDER BY ${position}) // ${sliceTextBytes} AS slice ` +
      `FROM ${quoteName(table)}) GROUP BY slice ORDER BY 1`,
  )
  return (await result.getRows()).map(([start]) => Number(start))
}

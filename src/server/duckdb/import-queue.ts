import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { nameIn, tableColumns, type SqlColumn } from '#sql/sql-column.ts'
import { quoteName, quoteText } from '#sql/sql-query.ts'
import { startImportThread } from './import-threads.ts'
import { createStagingThread } from './staging-thread.ts'
import { isOutOfMemory, neededMb } from './memory-limit.ts'
import { placeRows, RecordTooLarge } from './place-rows.ts'
import type { Placed } from '#server/records/import-once.ts'
import type { SurveyedQueue } from '#server/records/queue-facts.ts'
import type { ImportThread } from '#server/records/import-thread.ts'
import { readQueue, repeatedId, TooMuchExcess } from '#server/records/read-queue.ts'
import { createPadded, dropRecords, recordsTable } from './records-table.ts'
import type { StagingTable } from './staging.ts'
import { sliceTextBytes } from '#server/store/slice-bytes.ts'
import { ImportError, type ImportProgress, type QueueSource } from '#server/store/store.ts'

export type ImportRoom = {
  /** The folder for the threads' files; null for a database in memory. */
  readonly folder: string | null
  readonly threads: number
  readonly memoryMb: number
  readonly allowRecord: (bytes: number) => Promise<void>
  /** Receives messages for the person who started the server. */
  readonly onNotice: (text: string) => void
}

/** Smaller sources are read before threads would have started. Sources of unknown size use threads. */
const threadedBytes = 32 * 1024 * 1024
/** Memory of a thread's database, which writes its rows to a file. */
const threadMb = 128

const megabyte = 1024 * 1024
/** Excess above which large records are placed apart instead of sorted by DuckDB. */
const mostExcess = (memoryMb: number) => Math.min(32, memoryMb / 16) * megabyte
/** Memory for the texts of 2 048 records, and for the rows of one write. */
const placingRoom = (memoryMb: number) => ({
  line: sliceTextBytes,
  chunk: Math.min(16, memoryMb / 16) * megabyte,
  batch: Math.min(32, memoryMb / 8) * megabyte,
  record: memoryMb * megabyte,
})

export type Imported = SurveyedQueue & Placed

type OnProgress = (progress: ImportProgress) => void

/**
 * Reads a source into a new table, in file order. Memory does not grow with the source: rows go through
 * staging tables in chunks, and DuckDB sorts on disk. DuckDB sorts rows by count, not by size, so of
 * large records it sorts only the keys, and we place the rows.
 * @throws ImportError for a bad line, before anything is stored
 */
export async function importTable(
  connection: DuckDBConnection,
  source: QueueSource,
  table: string,
  room: ImportRoom,
  onProgress: OnProgress,
): Promise<Imported> {
  const attempt = async (kind: 'usual' | 'large') => {
    try {
      return await importAs(kind, { connection, source, table, room, onProgress })
    } catch (error) {
      await dropRecords(connection, table)
      throw error
    }
  }
  try {
    return await attempt('usual')
  } catch (error) {
    if (!(error instanceof TooMuchExcess) && !isOutOfMemory(error)) throw error
  }
  try {
    return await attempt('large')
  } catch (error) {
    throw error instanceof RecordTooLarge ? tooLarge(source, error, room) : error
  }
}

function tooLarge(
  { label }: QueueSource,
  cause: RecordTooLarge,
  { memoryMb }: ImportRoom,
): ImportError {
  const size = Math.ceil(cause.bytes / megabyte)
  const enough = Math.max(Math.ceil(size / 64) * 64, size > memoryMb ? 0 : 2 * memoryMb)
  return new ImportError(
    `${label}:${cause.line}: this record needs ${size} MB in the database, too much for ${memoryMb} MB of memory. ` +
      `Start the server with --memory ${enough}MB`,
    { cause },
  )
}

type Attempt = {
  readonly connection: DuckDBConnection
  readonly source: QueueSource
  readonly table: string
  readonly room: ImportRoom
  readonly onProgress: OnProgress
}

async function importAs(kind: 'usual' | 'large', attempt: Attempt): Promise<Imported> {
  const { source, room } = attempt
  const isLong = source.bytes === null || source.bytes >= threadedBytes
  return room.folder !== null && isLong && room.threads > 1
    ? importInThreads(kind, attempt, room.folder)
    : importHere(kind, attempt)
}

const removeAll = async (paths: readonly string[]) => {
  for (const path of paths) await rm(path, { force: true })
}

async function importHere(kind: 'usual' | 'large', attempt: Attempt): Promise<Imported> {
  const { connection, source, table, room, onProgress } = attempt
  const name = `staging_${table}`
  const spill = join(room.folder ?? tmpdir(), `${name}_${randomBytes(4).toString('hex')}.rows`)
  const spilled = kind === 'large' ? [spill] : []
  const thread = createStagingThread(connection)
  try {
    const found = await readQueue(
      source,
      [thread],
      (columns) => ({ name, columns, isTemporary: true, spill: spilled[0] ?? null }),
      onProgress,
      kind === 'usual' ? mostExcess(room.memoryMb) : Infinity,
    )
    return { ...found, ...(await stored(attempt, found, [quoteName(name)], spilled)) }
  } finally {
    await thread.stop()
    await connection.run(`DROP TABLE IF EXISTS temp.${quoteName(name)}`)
    await removeAll(spilled)
  }
}

/** Each thread writes a database file; DuckDB reads it when the thread is done. */
async function importInThreads(
  kind: 'usual' | 'large',
  attempt: Attempt,
  folder: string,
): Promise<Imported> {
  const { connection, source, table, room, onProgress } = attempt
  const parts = Array.from({ length: room.threads }, (_, index) => {
    const name = `staging_${table}_${index}`
    const path = join(folder, name)
    return { name, file: `${path}.duckdb`, spill: kind === 'large' ? `${path}.rows` : null }
  })
  const spilled = parts.flatMap(({ spill }) => spill ?? [])
  const running: ImportThread<StagingTable>[] = []
  const attached: string[] = []
  try {
    for (const { file, spill } of parts) {
      running.push(startImportThread({ file, spill, memoryMb: threadMb }))
    }
    const found = await readQueue(
      source,
      running,
      (columns) => ({ name: 'staging', columns, isTemporary: false, spill: null }),
      onProgress,
      kind === 'usual' ? mostExcess(room.memoryMb) : Infinity,
    )
    await stopAll(running)
    for (const { name, file } of parts) {
      await connection.run(`ATTACH ${quoteText(file)} AS ${quoteName(name)} (READ_ONLY)`)
      attached.push(name)
    }
    const tables = attached.map((name) => `${quoteName(name)}.${quoteName('staging')}`)
    return { ...found, ...(await stored(attempt, found, tables, spilled)) }
  } finally {
    await stopAll(running)
    for (const name of attached) await connection.run(`DETACH ${quoteName(name)}`)
    await removeAll([...parts.flatMap(({ file }) => [file, `${file}.wal`]), ...spilled])
  }
}

const stopAll = async (threads: ImportThread<StagingTable>[]) => {
  await Promise.all(threads.splice(0).map((thread) => thread.stop()))
}

async function stored(
  { connection, source, table, room }: Attempt,
  { sql_columns: columns }: SurveyedQueue,
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

import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { quoteName, quoteText } from '#sql/sql-query.ts'
import { startImportThread } from './import-threads.ts'
import { createStagingThread } from './staging-thread.ts'
import { isOutOfMemory } from './memory-limit.ts'
import { RecordTooLarge } from './place-rows.ts'
import type { Placed } from '#server/records/import-once.ts'
import type { SurveyedQueue } from '#server/records/queue-facts.ts'
import type { ImportThread } from '#server/records/import-thread.ts'
import { readQueue, TooMuchExcess } from '#server/records/read-queue.ts'
import { dropRecords } from './records-table.ts'
import { megabyte, mostExcess, type ImportRoom } from './import-room.ts'
import { storeStaged } from './store-staged.ts'
import type { StagingTable } from './staging.ts'
import { ImportError, type ImportProgress, type QueueSource } from '#server/store/store.ts'

/** Smaller sources are read before threads would have started. Sources of unknown size use threads. */
const threadedBytes = 32 * 1024 * 1024
/** Memory of a thread's database, which writes its rows to a file. */
const threadMb = 128

type Imported = SurveyedQueue & Placed

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
    return {
      ...found,
      ...(await storeStaged(attempt, found.sql_columns, [quoteName(name)], spilled)),
    }
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
    return { ...found, ...(await storeStaged(attempt, found.sql_columns, tables, spilled)) }
  } finally {
    await stopAll(running)
    for (const name of attached) await connection.run(`DETACH ${quoteName(name)}`)
    await removeAll([...parts.flatMap(({ file }) => [file, `${file}.wal`]), ...spilled])
  }
}

const stopAll = async (threads: ImportThread<StagingTable>[]) => {
  await Promise.all(threads.splice(0).map((thread) => thread.stop()))
}

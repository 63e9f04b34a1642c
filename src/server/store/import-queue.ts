import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { duckdbTexts } from '#sql/duckdb-dialect.ts'
import { hasStoredText, tableColumns, textColumn, type SqlColumn } from '#sql/sql-column.ts'
import { quoteName, quoteText } from '#sql/sql-query.ts'
import { importThread } from './import-thread.ts'
import { startThread, type RunningThread } from './import-threads.ts'
import type { Found } from './queue-facts.ts'
import { readRows, repeatedId, surveyQueue } from './read-queue.ts'
import { lineNumber, rowFields } from './staging.ts'
import type { ImportProgress, QueueSource } from './store.ts'

/** What an import may use. */
export type ImportRoom = {
  /** Where the threads keep their files until they are sorted; null where there is no folder. */
  readonly folder: string | null
  readonly threads: number
}

/** A slice's text is aimed at this size: an export holds three of them. */
const sliceBytes = 6 * 1024 * 1024
/** Smaller sources are read before threads have started; one of unknown size may be large. */
const threadedBytes = 32 * 1024 * 1024
/** For a thread's database, whose rows go to its file. */
const threadMb = 128

export type Imported = Found & { readonly slices: readonly number[] }

/**
 * Reads a source into a new table, in the order of the file. Memory does not grow with the source:
 * rows go through staging tables in chunks, of large sources in several threads, and the engine
 * sorts on disk where it has to. A line that cannot be read throws an `ImportError` before anything
 * is stored.
 */
export async function importTable(
  connection: DuckDBConnection,
  source: QueueSource,
  table: string,
  room: ImportRoom,
  onProgress: (progress: ImportProgress) => void,
): Promise<Imported> {
  const isLarge = source.bytes === null || source.bytes >= threadedBytes
  const { folder } = room
  return folder !== null && isLarge && room.threads > 1
    ? importInThreads(connection, source, table, { ...room, folder }, onProgress)
    : importHere(connection, source, table, onProgress)
}

async function importHere(
  connection: DuckDBConnection,
  source: QueueSource,
  table: string,
  onProgress: (progress: ImportProgress) => void,
): Promise<Imported> {
  const thread = importThread(() => Promise.resolve(connection))
  const { rows, ...found } = await surveyQueue(source, [thread], onProgress)
  const { sql_columns } = found
  const staging = `staging_${table}`
  await thread.begin(rows, { name: staging, columns: sql_columns, isTemporary: true })
  await readRows(source, [thread], onProgress)
  const slices = await sorted(connection, source, quoteName(staging), table, sql_columns)
  await connection.run(`DROP TABLE ${quoteName(staging)}`)
  return { ...found, slices }
}

/** Each thread has a database file of its own, which the engine reads when the thread is done. */
async function importInThreads(
  connection: DuckDBConnection,
  source: QueueSource,
  table: string,
  { folder, threads }: ImportRoom & { readonly folder: string },
  onProgress: (progress: ImportProgress) => void,
): Promise<Imported> {
  const parts = Array.from({ length: threads }, (_, index) => {
    const name = `staging_${table}_${index}`
    return { name, file: join(folder, `${name}.duckdb`) }
  })
  const running: RunningThread[] = []
  const attached: string[] = []
  try {
    for (const { file } of parts) running.push(startThread({ file, memoryMb: threadMb }))
    const { rows, ...found } = await surveyQueue(source, running, onProgress)
    const { sql_columns } = found
    const staging = { name: 'staging', columns: sql_columns, isTemporary: false }
    await Promise.all(running.map((thread) => thread.begin(rows, staging)))
    await readRows(source, running, onProgress)
    await stopAll(running)
    for (const { name, file } of parts) {
      await connection.run(`ATTACH ${quoteText(file)} AS ${quoteName(name)} (READ_ONLY)`)
      attached.push(name)
    }
    const all = attached.map((name) => `SELECT * FROM ${quoteName(name)}.${quoteName('staging')}`)
    const rowsOfAll = `(${all.join(' UNION ALL ')})`
    const slices = await sorted(connection, source, rowsOfAll, table, sql_columns)
    return { ...found, slices }
  } finally {
    await stopAll(running)
    for (const name of attached) await connection.run(`DETACH ${quoteName(name)}`)
    for (const { file } of parts) {
      for (const path of [file, `${file}.wal`]) await rm(path, { force: true })
    }
  }
}

const stopAll = async (threads: RunningThread[]) => {
  await Promise.all(threads.splice(0).map((thread) => thread.stop()))
}

/** Sorts the rows of all staging tables into the table, and cuts it into slices. */
async function sorted(
  connection: DuckDBConnection,
  source: QueueSource,
  rows: string,
  table: string,
  columns: readonly SqlColumn[],
): Promise<readonly number[]> {
  await refuseRepeatedIds(connection, rows, columns, source)
  try {
    await sortInto(connection, rows, table, columns)
    return await sliceStarts(connection, table)
  } catch (error) {
    await connection.run(`DROP TABLE IF EXISTS ${quoteName(table)}`)
    throw error
  }
}

const nameOf = (columns: readonly SqlColumn[], id: string): string =>
  columns.find((column) => column.id === id)?.name ?? id

async function refuseRepeatedIds(
  connection: DuckDBConnection,
  rows: string,
  columns: readonly SqlColumn[],
  source: QueueSource,
): Promise<void> {
  const id = nameOf(columns, 'id')
  const result = await connection.run(
    `SELECT ${id}, list_sort(list(${lineNumber}))[1:2] AS lines FROM ${rows} ` +
      `GROUP BY ${id} HAVING count(*) > 1 ORDER BY lines[2] LIMIT 1`,
  )
  const [repeated] = await result.getRowsJson()
  if (!repeated) return
  const [uuid, lines] = repeated as [string, [string, string]]
  throw repeatedId(source, uuid, lines)
}

async function sortInto(
  connection: DuckDBConnection,
  rows: string,
  table: string,
  columns: readonly SqlColumn[],
): Promise<void> {
  const order = `${nameOf(columns, 'created_at')} DESC, ${nameOf(columns, 'id')} DESC`
  const texts = columns.flatMap((column) => {
    const { name, storage } = column
    const text = hasStoredText(storage) && duckdbTexts[storage](quoteName(name))
    return text ? [[textColumn(column), text] as const] : []
  })
  const fields = rowFields(columns).filter(([name]) => name !== lineNumber)
  const definitions = [
    `${tableColumns.position} BIGINT`,
    ...fields.map(([name, type]) => `${quoteName(name)} ${type.toString()}${compression(name)}`),
    ...texts.map(([name]) => `${quoteName(name)} VARCHAR`),
  ]
  await connection.run(`CREATE TABLE ${quoteName(table)} (${definitions.join(', ')})`)
  await connection.run(
    `INSERT INTO ${quoteName(table)} SELECT row_number() OVER () - 1, ` +
      [...fields.map(([name]) => quoteName(name)), ...texts.map(([, text]) => text)].join(', ') +
      ` FROM (SELECT * FROM ${rows} ORDER BY ${order})`,
  )
}

/** Lines with computed metrics only are nearly the others again and seldom read: they are to be small. */
function compression(name: string): string {
  const { line_computed, line_redacted_computed } = tableColumns
  return name === line_computed || name === line_redacted_computed ? ' USING COMPRESSION zstd' : ''
}

/** Cuts the table into slices of about the same number of bytes; a record larger than that is one of its own. */
async function sliceStarts(connection: DuckDBConnection, table: string): Promise<number[]> {
  const { position, line, line_redacted } = tableColumns
  const bytes = `greatest(strlen(${line}), coalesce(strlen(${line_redacted}), 0))`
  const result = await connection.run(
    `SELECT min(${position}) FROM (` +
      `SELECT ${position}, sum(${bytes}) OVER (ORDER BY ${position}) // ${sliceBytes} AS slice ` +
      `FROM ${quoteName(table)}) GROUP BY slice ORDER BY 1`,
  )
  return (await result.getRows()).map(([start]) => Number(start))
}

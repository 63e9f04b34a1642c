import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { duckdbTexts } from '#sql/duckdb-dialect.ts'
import {
  digitsColumn,
  hasStoredText,
  tableColumns,
  textColumn,
  type SqlColumn,
} from '#sql/sql-column.ts'
import { quoteName, quoteText } from '#sql/sql-query.ts'
import { importThread } from './import-thread.ts'
import { startThread, type RunningThread } from './import-threads.ts'
import type { Found } from './queue-facts.ts'
import { readQueue, repeatedId } from './read-queue.ts'
import { stagedLines } from './staged-lines.ts'
import { lineNumber, valueFields } from './staging.ts'
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

/** The forms of a line are nearly the same: the engine's own choice takes three times the space. */
const lineCompression = 'zstd'

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
  const name = `staging_${table}`
  const found = await readQueue(
    source,
    [importThread(connection)],
    (columns) => ({ name, columns, isTemporary: true }),
    onProgress,
  )
  const slices = await sorted(connection, source, quoteName(name), table, found.sql_columns)
  await connection.run(`DROP TABLE ${quoteName(name)}`)
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
    const found = await readQueue(
      source,
      running,
      (columns) => ({ name: 'staging', columns, isTemporary: false }),
      onProgress,
    )
    await stopAll(running)
    for (const { name, file } of parts) {
      await connection.run(`ATTACH ${quoteText(file)} AS ${quoteName(name)} (READ_ONLY)`)
      attached.push(name)
    }
    const all = attached.map((name) => `SELECT * FROM ${quoteName(name)}.${quoteName('staging')}`)
    const rowsOfAll = `(${all.join(' UNION ALL ')})`
    const slices = await sorted(connection, source, rowsOfAll, table, found.sql_columns)
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
  const texts = columns.flatMap(({ name, storage }): [string, string][] => {
    const text =
      hasStoredText(storage) &&
      duckdbTexts[storage](quoteName(name), quoteName(digitsColumn({ name })))
    return text ? [[textColumn({ name }), text]] : []
  })
  const values = valueFields(columns).filter(([name]) => name !== lineNumber)
  const made = [...texts, ...stagedLines]
  const definitions = [
    `${tableColumns.position} BIGINT`,
    `${tableColumns.line_bytes} BIGINT`,
    ...values.map(([name, { type }]) => `${quoteName(name)} ${type.toString()}`),
    ...texts.map(([name]) => `${quoteName(name)} VARCHAR`),
    ...stagedLines.map(
      ([name]) => `${quoteName(name)} VARCHAR USING COMPRESSION ${lineCompression}`,
    ),
  ]
  const { line, line_redacted } = tableColumns
  await connection.run(`CREATE TABLE ${quoteName(table)} (${definitions.join(', ')})`)
  const inOrder =
    `SELECT *, ${made.map(([name, sql]) => `${sql} AS ${quoteName(name)}`).join(', ')} ` +
    `FROM (SELECT * FROM ${rows} ORDER BY ${order})`
  await connection.run(
    `INSERT INTO ${quoteName(table)} SELECT row_number() OVER () - 1, ` +
      `greatest(strlen(${line}), coalesce(strlen(${line_redacted}), 0)), ` +
      [...values.map(([name]) => name), ...made.map(([name]) => name)].map(quoteName).join(', ') +
      ` FROM (${inOrder})`,
  )
}

/** Cuts the table into slices of about the same number of bytes; a record larger than that is one of its own. */
async function sliceStarts(connection: DuckDBConnection, table: string): Promise<number[]> {
  const { position, line_bytes } = tableColumns
  const result = await connection.run(
    `SELECT min(${position}) FROM (` +
      `SELECT ${position}, sum(${line_bytes}) OVER (ORDER BY ${position}) // ${sliceBytes} AS slice ` +
      `FROM ${quoteName(table)}) GROUP BY slice ORDER BY 1`,
  )
  return (await result.getRows()).map(([start]) => Number(start))
}

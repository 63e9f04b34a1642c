import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  DuckDBDataChunk,
  DuckDBTimestampValue,
  LIST,
  listValue,
  TIMESTAMP,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api'
import { duckdbTexts } from '#sql/duckdb-dialect.ts'
import {
  hasStoredText,
  storedText,
  tableColumns,
  type SqlColumn,
  type Storage,
} from '#sql/sql-column.ts'
import { quoteName } from '#sql/sql-query.ts'
import type { Found } from './queue-facts.ts'
import { chunkRows, queueRows, repeatedId, surveyQueue } from './read-queue.ts'
import type { RowContext, RowValue } from './record-row.ts'
import type { ImportProgress, QueueSource } from './store.ts'

const storageTypes = {
  text: VARCHAR,
  json: VARCHAR,
  id: VARCHAR,
  timestamp: TIMESTAMP,
  integer: BIGINT,
  double: DOUBLE,
  boolean: BOOLEAN,
  list: LIST(VARCHAR),
} as const satisfies Record<Storage, DuckDBType>

type Field = readonly [name: string, type: DuckDBType]

const lineNumber = 'line_number'

function stagingFields(sqlColumns: readonly SqlColumn[]): readonly Field[] {
  const { line, line_redacted, line_computed, line_redacted_computed } = tableColumns
  return [
    [lineNumber, BIGINT],
    ...sqlColumns.map(({ name, storage }): Field => [name, storageTypes[storage]]),
    ['redacted_input', VARCHAR],
    ['redacted_output', VARCHAR],
    [tableColumns.annotated_by, LIST(VARCHAR)],
    [tableColumns.metrics_ready, BOOLEAN],
    ...[line, line_redacted, line_computed, line_redacted_computed].map((name): Field => [
      name,
      VARCHAR,
    ]),
  ]
}

/** A slice's text is aimed at this size: an export holds three of them. */
const sliceBytes = 6 * 1024 * 1024

export type Imported = Found & { readonly slices: readonly number[] }

/**
 * Reads a source into a new table, in the order of the file. Memory does not grow with the source:
 * rows go through a temporary table in chunks, and the engine sorts on disk where it has to. A
 * line that cannot be read throws an `ImportError` before anything is stored.
 */
export async function importTable(
  connection: DuckDBConnection,
  source: QueueSource,
  table: string,
  onProgress: (progress: ImportProgress) => void,
): Promise<Imported> {
  const { rows, ...found } = await surveyQueue(source, onProgress)
  const { sql_columns } = found
  const fields = stagingFields(sql_columns)
  const staging = `staging_${table}`
  const definitions = fields.map(([name, type]) => `${quoteName(name)} ${type.toString()}`)
  await connection.run(`CREATE TEMP TABLE ${quoteName(staging)} (${definitions.join(', ')})`)
  try {
    await appendRows(connection, staging, fields, source, rows, onProgress)
    await refuseRepeatedIds(connection, staging, sql_columns, source)
    await sortInto(connection, staging, table, sql_columns)
  } finally {
    await connection.run(`DROP TABLE ${quoteName(staging)}`)
  }
  return { ...found, slices: await sliceStarts(connection, table) }
}

async function appendRows(
  connection: DuckDBConnection,
  staging: string,
  fields: readonly Field[],
  source: QueueSource,
  context: RowContext,
  onProgress: (progress: ImportProgress) => void,
): Promise<void> {
  const types = fields.map(([, type]) => type)
  const appender = await connection.createAppender(staging, 'main', 'temp')
  let columns: DuckDBValue[][] = types.map(() => [])
  let rows = 0
  const flush = () => {
    const chunk = DuckDBDataChunk.create(types, rows)
    chunk.setColumns(columns)
    appender.appendDataChunk(chunk)
    appender.flushSync()
    columns = types.map(() => [])
    rows = 0
  }
  for await (const row of queueRows(source, context, onProgress)) {
    for (const [index, value] of row.entries()) {
      columns[index]?.push(types[index] === TIMESTAMP ? timestamp(value) : plain(value))
    }
    rows += 1
    if (rows === chunkRows) flush()
  }
  if (rows > 0) flush()
  appender.closeSync()
}

const timestamp = (value: RowValue): DuckDBValue =>
  typeof value === 'bigint' ? new DuckDBTimestampValue(value) : null

const plain = (value: RowValue): DuckDBValue =>
  typeof value === 'object' && value !== null ? listValue(value) : value

const nameOf = (columns: readonly SqlColumn[], id: string): string =>
  columns.find((column) => column.id === id)?.name ?? id

async function refuseRepeatedIds(
  connection: DuckDBConnection,
  staging: string,
  columns: readonly SqlColumn[],
  source: QueueSource,
): Promise<void> {
  const id = nameOf(columns, 'id')
  const result = await connection.run(
    `SELECT ${id}, list_sort(list(${lineNumber}))[1:2] AS lines FROM ${quoteName(staging)} ` +
      `GROUP BY ${id} HAVING count(*) > 1 ORDER BY lines[2] LIMIT 1`,
  )
  const [repeated] = await result.getRowsJson()
  if (!repeated) return
  const [uuid, lines] = repeated as [string, [string, string]]
  throw repeatedId(source, uuid, lines)
}
async function sortInto(
  connection: DuckDBConnection,
  staging: string,
  table: string,
  columns: readonly SqlColumn[],
): Promise<void> {
  const order = `${nameOf(columns, 'created_at')} DESC, ${nameOf(columns, 'id')} DESC`
  const texts = columns.map((column) => {
    const { name, storage } = column
    const text = hasStoredText(storage) && duckdbTexts[storage](quoteName(name))
    return text ? `, ${text} AS ${storedText(column)}` : ''
  })
  await connection.run(
    `CREATE TABLE ${quoteName(table)} AS ` +
      `SELECT row_number() OVER () - 1 AS ${tableColumns.position}, * EXCLUDE (${lineNumber})${texts.join('')} ` +
      `FROM (SELECT * FROM ${quoteName(staging)} ORDER BY ${order})`,
  )
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

import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  DuckDBDataChunk,
  LIST,
  TIMESTAMP,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api'
import { tableColumns, type SqlColumn, type Storage } from '#sql/sql-column.ts'
import { quoteName } from '#sql/sql-query.ts'
import { checkRecord, type QueueRecord } from './check-record.ts'
import { planColumns, type PlannedColumn } from './queue-columns.ts'
import { readLines } from './read-lines.ts'
import { recordRow, type RowContext } from './record-row.ts'
import { ImportError, type ImportProgress, type QueueSource } from './store.ts'
import { newSurvey, scorerMetrics, surveyRecord, type Survey } from './survey.ts'

/** Rows of one vector of the engine. */
const chunkRows = 2048

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

/** A record and the line that it stands on. */
async function* records(source: QueueSource) {
  for await (const line of readLines(source.open(), source.label)) {
    const fail = (reason: string, cause?: unknown) =>
      new ImportError(`${source.label}:${line.number}: ${reason}`, { cause })
    const checked = checkRecord(parse(line.text, fail))
    if ('reason' in checked) throw fail(checked.reason)
    yield { line, record: checked.record }
  }
}

function parse(text: string, fail: (reason: string, cause: unknown) => ImportError): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw fail(`this is no JSON: ${cause instanceof Error ? cause.message : String(cause)}`, cause)
  }
}

/** The first reading: every line is checked, and what decides the columns is gathered. */
async function survey(source: QueueSource, onProgress: (progress: ImportProgress) => void) {
  const found = newSurvey()
  for await (const { line, record } of records(source)) {
    surveyRecord(found, record)
    if (found.records % chunkRows === 0) {
      onProgress({ records: 0, bytes: Math.round(line.bytes / 2) })
    }
  }
  return found
}

/** The API's columns that have one in the table, under names that need no quoting. */
export function tableColumnsOf(columns: readonly PlannedColumn[]): readonly SqlColumn[] {
  return columns
    .filter(({ source }) => source.from !== 'ratings')
    .map(({ column, storage, nullable }, index) => ({
      id: column.id,
      alias: column.metric_key_alias ?? null,
      name: `c${index}`,
      storage,
      nullable,
      redacted_name:
        column.id === 'input' || column.id === 'output' ? `redacted_${column.id}` : null,
    }))
}

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

export type Imported = {
  readonly slices: readonly number[]
  readonly survey: Survey
  readonly columns: readonly PlannedColumn[]
  readonly sql_columns: readonly SqlColumn[]
}

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
  const { folder } = source
  const found = await survey(source, onProgress)
  const columns = planColumns(folder, found)
  const sql_columns = tableColumnsOf(columns)
  const fields = stagingFields(sql_columns)
  const metrics = scorerMetrics(folder, found)
  const namesOf = (list: typeof metrics) =>
    new Set(list.flatMap(({ key, alias }) => (alias ? [key, alias] : [key])))
  const context: RowContext = {
    folder,
    columns: columns.filter((column) => column.source.from !== 'ratings'),
    scorer: { names: namesOf(metrics), enabled: namesOf(metrics.filter(({ enabled }) => enabled)) },
  }
  const staging = `staging_${table}`
  const definitions = fields.map(([name, type]) => `${quoteName(name)} ${type.toString()}`)
  await connection.run(`CREATE TEMP TABLE ${quoteName(staging)} (${definitions.join(', ')})`)
  try {
    await appendRows(connection, staging, fields, source, context, onProgress)
    await refuseRepeatedIds(connection, staging, sql_columns, source)
    await sortInto(connection, staging, table, sql_columns)
  } finally {
    await connection.run(`DROP TABLE ${quoteName(staging)}`)
  }
  return { survey: found, columns, sql_columns, slices: await sliceStarts(connection, table) }
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
  let before = 0
  const flush = () => {
    const chunk = DuckDBDataChunk.create(types, rows)
    chunk.setColumns(columns)
    appender.appendDataChunk(chunk)
    appender.flushSync()
    columns = types.map(() => [])
    rows = 0
  }
  const rowOf = (number: number, text: string, record: QueueRecord) => {
    try {
      return recordRow(number, text, record, context)
    } catch (cause) {
      // The stack: what is written in many levels is walked level by level.
      if (!(cause instanceof RangeError)) throw cause
      throw new ImportError(`${source.label}:${number}: this is nested too deep`, { cause })
    }
  }
  const add = (number: number, text: string, record: QueueRecord) => {
    for (const [index, value] of rowOf(number, text, record).entries()) {
      columns[index]?.push(value)
    }
    rows += 1
  }
  for await (const { line, record } of records(source)) {
    add(line.number, line.text, record)
    before += 1
    if (rows === chunkRows) {
      flush()
      onProgress({
        records: before,
        bytes: Math.round((line.bytes + (source.bytes ?? line.bytes)) / 2),
      })
    }
  }
  if (rows > 0) flush()
  appender.closeSync()
  onProgress({ records: before, bytes: source.bytes ?? 0 })
}

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
  throw new ImportError(
    `${source.label}:${lines[1]}: the id ${uuid} stands on line ${lines[0]} already`,
  )
}

async function sortInto(
  connection: DuckDBConnection,
  staging: string,
  table: string,
  columns: readonly SqlColumn[],
): Promise<void> {
  const order = `${nameOf(columns, 'created_at')} DESC, ${nameOf(columns, 'id')} DESC`
  await connection.run(
    `CREATE TABLE ${quoteName(table)} AS ` +
      `SELECT row_number() OVER () - 1 AS ${tableColumns.position}, * EXCLUDE (${lineNumber}) ` +
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

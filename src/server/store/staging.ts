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
import { lineForms, tableColumns, type SqlColumn, type Storage } from '#sql/sql-column.ts'
import { quoteName } from '#sql/sql-query.ts'
import type { RowValue } from './record-row.ts'

/** Where rows lie in the order in which they were read, until they are sorted. */
export type StagingTable = {
  readonly name: string
  readonly columns: readonly SqlColumn[]
  /** Whether it is gone with its connection. */
  readonly isTemporary: boolean
}

export type Staging = {
  readonly append: (row: readonly RowValue[]) => void
  readonly close: () => Promise<void>
}

export const lineNumber = 'line_number'

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

const lines: readonly string[] = [tableColumns.line, ...lineForms]

/** The columns of a row in the order of `recordRow`. */
export function rowFields(columns: readonly SqlColumn[]): readonly [name: string, DuckDBType][] {
  return [
    [lineNumber, BIGINT],
    ...columns.map(({ name, storage }): [string, DuckDBType] => [name, storageTypes[storage]]),
    ['redacted_input', VARCHAR],
    ['redacted_output', VARCHAR],
    [tableColumns.annotated_by, LIST(VARCHAR)],
    [tableColumns.metrics_ready, BOOLEAN],
    ...lines.map((name): [string, DuckDBType] => [name, VARCHAR]),
  ]
}

/** What is read once is written as it is, but for lines: four forms of one are nearly the same. */
const compression = (field: string): string =>
  ` USING COMPRESSION ${lines.includes(field) ? 'zstd' : 'uncompressed'}`

/** Rows go to the engine so many at a time. */
const chunkRows = 2048

/** Makes the table, and takes rows in one transaction that ends with `close`. */
export async function openStaging(
  connection: DuckDBConnection,
  { name, columns, isTemporary }: StagingTable,
): Promise<Staging> {
  const fields = rowFields(columns)
  const types = fields.map(([, type]) => type)
  const definitions = fields.map(
    ([field, type]) => `${quoteName(field)} ${type.toString()}${compression(field)}`,
  )
  await connection.run('BEGIN TRANSACTION')
  await connection.run(
    `CREATE ${isTemporary ? 'TEMP ' : ''}TABLE ${quoteName(name)} (${definitions.join(', ')})`,
  )
  const appender = await connection.createAppender(name, 'main', isTemporary ? 'temp' : undefined)
  let cells: DuckDBValue[][] = types.map(() => [])
  let rows = 0
  const flush = () => {
    const chunk = DuckDBDataChunk.create(types, rows)
    chunk.setColumns(cells)
    appender.appendDataChunk(chunk)
    appender.flushSync()
    cells = types.map(() => [])
    rows = 0
  }
  return {
    append: (row) => {
      for (const [index, value] of row.entries()) {
        cells[index]?.push(types[index] === TIMESTAMP ? timestamp(value) : plain(value))
      }
      rows += 1
      if (rows === chunkRows) flush()
    },
    close: async () => {
      if (rows > 0) flush()
      appender.closeSync()
      await connection.run('COMMIT')
    },
  }
}

const timestamp = (value: RowValue): DuckDBValue =>
  typeof value === 'bigint' ? new DuckDBTimestampValue(value) : null

const plain = (value: RowValue): DuckDBValue =>
  typeof value === 'object' && value !== null ? listValue(value) : value

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
} from '@duckdb/node-api'
import duckdb from '@duckdb/node-bindings'
import {
  digitsColumn,
  restColumn,
  tableColumns,
  type SqlColumn,
  type Storage,
} from '#sql/sql-column.ts'
import { quoteName } from '#sql/sql-query.ts'
import type { RecordRow } from './record-row.ts'
import { linePartNames, linePartValues } from './staged-lines.ts'
import {
  booleanWriter,
  doubleWriter,
  integerWriter,
  listWriter,
  textWriter,
  type VectorWriter,
} from './vector-writers.ts'

/** Where rows lie in the order in which they were read, until they are sorted. */
export type StagingTable = {
  readonly name: string
  readonly columns: readonly SqlColumn[]
  /** Whether it is gone with its connection. */
  readonly isTemporary: boolean
}

export type Staging = {
  readonly append: (row: RecordRow) => void
  /** Ends without a table. */
  readonly forget: () => Promise<void>
  readonly close: () => Promise<void>
}

export const lineNumber = 'line_number'

type Kind = { readonly type: DuckDBType; readonly writer: (rows: number) => VectorWriter }
export type Field = readonly [name: string, kind: Kind]

const text: Kind = { type: VARCHAR, writer: textWriter }
const integer: Kind = { type: BIGINT, writer: integerWriter }
const boolean: Kind = { type: BOOLEAN, writer: booleanWriter }
const list: Kind = { type: LIST(VARCHAR), writer: listWriter }
const kinds = {
  text,
  json: text,
  id: text,
  timestamp: { type: TIMESTAMP, writer: integerWriter },
  integer,
  double: { type: DOUBLE, writer: doubleWriter },
  wide: { type: DOUBLE, writer: doubleWriter },
  boolean,
  list,
} as const satisfies Record<Storage, Kind>

/** What a row has besides its lines, in the order of `RecordRow`. */
export function valueFields(columns: readonly SqlColumn[]): readonly Field[] {
  return [
    [lineNumber, integer],
    ...columns.map(({ name, storage }): Field => [name, kinds[storage]]),
    ['redacted_input', text],
    ['redacted_output', text],
    [tableColumns.annotated_by, list],
    [tableColumns.metrics_ready, boolean],
    [tableColumns.uncomputed, list],
    ...columns
      .filter(({ storage }) => storage === 'wide')
      .flatMap((column): Field[] => [
        [restColumn(column), integer],
        [digitsColumn(column), text],
      ]),
  ]
}

/** Rows go to the engine so many at a time, or when their lines are so long. */
const chunkRows = 2048
const chunkUnits = 8 * 1024 * 1024

/** Makes the table, and takes rows in one transaction that ends with `close`. */
export async function openStaging(
  connection: DuckDBConnection,
  { name, columns, isTemporary }: StagingTable,
): Promise<Staging> {
  const fields = [...valueFields(columns), ...linePartNames.map((part): Field => [part, text])]
  // What is read once is written as it is.
  const definitions = fields.map(
    ([field, { type }]) => `${quoteName(field)} ${type.toString()} USING COMPRESSION uncompressed`,
  )
  await connection.run('BEGIN TRANSACTION')
  await connection.run(
    `CREATE ${isTemporary ? 'TEMP ' : ''}TABLE ${quoteName(name)} (${definitions.join(', ')})`,
  )
  const appender = await connection.createAppender(name, 'main', isTemporary ? 'temp' : undefined)
  const chunk = DuckDBDataChunk.create(fields.map(([, { type }]) => type))
  const writers = fields.map(([, { writer }]) => writer(chunkRows))
  let rows = 0
  let units = 0
  const flush = () => {
    chunk.reset()
    chunk.rowCount = rows
    for (const [index, writer] of writers.entries()) {
      writer.flush(duckdb.data_chunk_get_vector(chunk.chunk, index), rows)
    }
    appender.appendDataChunk(chunk)
    appender.flushSync()
    rows = 0
    units = 0
  }
  return {
    append: ({ values, lines }) => {
      const parts = linePartValues(lines)
      for (let index = 0; index < values.length; index += 1) {
        writers[index]?.put(rows, values[index] ?? null)
      }
      for (let index = 0; index < parts.length; index += 1) {
        const part = parts[index] ?? null
        writers[values.length + index]?.put(rows, part)
        units += part?.length ?? 0
      }
      rows += 1
      if (rows === chunkRows || units >= chunkUnits) flush()
    },
    forget: async () => {
      appender.closeSync()
      await connection.run('ROLLBACK')
    },
    close: async () => {
      if (rows > 0) flush()
      appender.closeSync()
      await connection.run('COMMIT')
    },
  }
}

import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  LIST,
  TIMESTAMP,
  VARCHAR,
  type DuckDBConnection,
} from '@duckdb/node-api'
import { nameIn, rowColumns, type SqlColumn, type Storage } from '#sql/sql-column.ts'
import { openChunkWriter, type Field } from './chunk-writer.ts'
import type { RecordRow } from '#server/records/record-row.ts'
import { openSpillWriter } from './row-spill.ts'
import { linePartNames, linePartValues } from './staged-lines.ts'
import {
  booleanWriter,
  doubleWriter,
  integerWriter,
  listWriter,
  textWriter,
} from './vector-writers.ts'

export type StagingTable = {
  readonly name: string
  readonly columns: readonly SqlColumn[]
  readonly isTemporary: boolean
  /** The file of the rows, if the table only has their sort keys; else null. */
  readonly spill: string | null
}

export type Staging = {
  readonly append: (row: RecordRow) => void
  readonly forget: () => Promise<void>
  readonly close: () => Promise<void>
}

export const lineNumber = 'line_number'

const text = { type: VARCHAR, writer: textWriter } as const
const integer = { type: BIGINT, writer: integerWriter } as const
const kinds = {
  text,
  json: text,
  id: text,
  timestamp: { type: TIMESTAMP, writer: integerWriter },
  integer,
  double: { type: DOUBLE, writer: doubleWriter },
  wide: { type: DOUBLE, writer: doubleWriter },
  boolean: { type: BOOLEAN, writer: booleanWriter },
  list: { type: LIST(VARCHAR), writer: listWriter },
} as const satisfies Record<Storage, Field[1]>

/** The values of a row without its lines, in the order of `RecordRow`. */
export const valueFields = (columns: readonly SqlColumn[]): readonly Field[] => [
  [lineNumber, integer],
  ...rowColumns(columns).map(({ name, storage }): Field => [name, kinds[storage]]),
]

export const rowFields = (columns: readonly SqlColumn[]): readonly Field[] => [
  ...valueFields(columns),
  ...linePartNames.map((part): Field => [part, text]),
]

const rowValues = ({ values, lines }: RecordRow) => [...values, ...linePartValues(lines)]

export const spillFields = { offset: 'spill_offset', bytes: 'spill_bytes' } as const

/** Rows are flushed at this many UTF-16 units of lines, or when the chunk is full. */
const chunkUnits = 8 * 1024 * 1024

/** Creates the table; one transaction takes all rows and ends with `close`. */
export async function openStaging(
  connection: DuckDBConnection,
  table: StagingTable,
): Promise<Staging> {
  await connection.run('BEGIN TRANSACTION')
  const { put, flush, closeRows } = table.spill
    ? await openSpilled(connection, table, table.spill)
    : await openWhole(connection, table)
  return {
    append: put,
    forget: async () => {
      closeRows()
      await connection.run('ROLLBACK')
    },
    close: async () => {
      flush()
      closeRows()
      await connection.run('COMMIT').catch(async (cause: unknown) => {
        await connection.run('ROLLBACK').catch(() => undefined)
        throw cause
      })
    },
  }
}

async function openWhole(connection: DuckDBConnection, table: StagingTable) {
  const writer = await openChunkWriter(connection, table, rowFields(table.columns))
  let units = 0
  const put = (row: RecordRow) => {
    const values = rowValues(row)
    for (const value of values) units += typeof value === 'string' ? value.length : 0
    const isFlushed = writer.put(values)
    if (!isFlushed && units < chunkUnits) return
    writer.flush()
    units = 0
  }
  return { put, flush: () => writer.flush(), closeRows: writer.close }
}

async function openSpilled(connection: DuckDBConnection, table: StagingTable, spill: string) {
  const fields = valueFields(table.columns)
  const keys = [lineNumber, ...['created_at', 'id'].map((id) => nameIn(table.columns, id))]
  const places = keys.map((key) => fields.findIndex(([name]) => name === key))
  const keyFields = places.flatMap((place) => fields.slice(place, place + 1))
  const more = Object.values(spillFields).map((name): Field => [name, integer])
  const writer = await openChunkWriter(connection, table, [...keyFields, ...more])
  const file = openSpillWriter(spill)
  const put = (row: RecordRow) => {
    const { offset, bytes } = file.append(rowValues(row))
    const own = places.map((place) => row.values[place] ?? null)
    writer.put([...own, BigInt(offset), BigInt(bytes)])
  }
  const closeRows = () => {
    writer.close()
    file.close()
  }
  return { put, flush: () => writer.flush(), closeRows }
}

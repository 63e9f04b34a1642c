import type { DuckDBConnection } from '@duckdb/node-api'
import { tableColumns, type SqlColumn } from '#sql/sql-column.ts'
import { quoteName } from '#sql/sql-query.ts'
import { chunkRows, openChunkWriter } from './chunk-writer.ts'
import { isOutOfMemory } from './memory-limit.ts'
import type { RecordsTable } from './records-table.ts'
import { openSpillReader, type SpilledValue, type SpillPlace } from './row-spill.ts'
import { linePartNames } from './staged-lines.ts'
import { rowFields, spillFields } from './staging.ts'

/** DuckDB writes, and frees, this many rows at a time. */
const groupRows = 60 * chunkRows

/** Bytes in DuckDB's memory at once. */
export type PlacingRoom = {
  /** Of the lines in a chunk, unless the chunk has only one record. */
  readonly line: number
  /** Of all values in a chunk. */
  readonly chunk: number
  /** Of the rows that are written at once. */
  readonly batch: number
  readonly record: number
}

/** The record needs more memory than there is. */
export class RecordTooLarge extends Error {
  override readonly name = 'RecordTooLarge'
  readonly line: number
  readonly bytes: number
  constructor(line: number, bytes: number, options?: ErrorOptions) {
    super('a record does not fit into the memory of the database', options)
    this.line = line
    this.bytes = bytes
  }
}

type Key = SpillPlace & { readonly part: number; readonly line: number }
type Row = {
  readonly values: readonly SpilledValue[]
  readonly bytes: number
  readonly line: number
}

const sizeOf = (value: SpilledValue | undefined): number =>
  value instanceof Uint8Array ? value.length : 0

/**
 * Copies rows from the files of an import into a table, in file order. DuckDB processes 2 048 rows at a
 * time whatever their size, so it only sorts the keys, and chunks of large records are filled up with
 * empty rows.
 * @param keys the rows of all staging tables; `part` is the number of the file
 * @returns the starts of the slices, and the size of the largest record
 */
export async function placeRows(
  connection: DuckDBConnection,
  files: readonly string[],
  keys: string,
  {
    name,
    table,
    columns,
    order,
  }: {
    readonly name: string
    readonly table: RecordsTable
    readonly columns: readonly SqlColumn[]
    readonly order: string
  },
  room: PlacingRoom,
  allowRecord: (bytes: number) => Promise<void>,
): Promise<{ slices: number[]; largest: { line: number; bytes: number } }> {
  const readers = files.map(openSpillReader)
  const slices: number[] = []
  let largest = { line: 0, bytes: 0 }
  let position = 0
  const read = ({ part, line, offset, bytes }: Key): Row => {
    const values = readers[part]?.read({ offset, bytes }) ?? []
    return { values: [BigInt(position), ...values.slice(1)], bytes, line }
  }
  const partsAt = rowFields(columns).length - linePartNames.length
  const lineOf = ({ values }: Row) =>
    values.slice(partsAt).reduce<number>((sum, value) => sum + sizeOf(value), 0)
  try {
    let batch = await openBatch(connection, name, columns)
    let chunk = { rows: 0, line: 0, bytes: 0 }
    for (const key of await keysInOrder(connection, keys, order)) {
      if (key.bytes > room.record) throw new RecordTooLarge(key.line, key.bytes)
      if (key.bytes > largest.bytes) {
        largest = { line: key.line, bytes: key.bytes }
        await allowRecord(key.bytes)
      }
      const row = read(key)
      const line = lineOf(row)
      const isFull =
        chunk.rows === chunkRows ||
        (chunk.rows > 0 && (chunk.line + line > room.line || chunk.bytes + row.bytes > room.chunk))
      if (isFull || position === 0) {
        batch.pad()
        if (batch.isFull(room.batch, row.bytes)) {
          await batch.store(table)
          batch = await openBatch(connection, name, columns)
        }
        slices.push(position)
        chunk = { rows: 0, line: 0, bytes: 0 }
      }
      batch.put(row)
      position += 1
      chunk = {
        rows: chunk.rows + 1,
        line: chunk.line + line,
        bytes: chunk.bytes + row.bytes,
      }
    }
    batch.pad()
    await batch.store(table)
    return { slices, largest }
  } finally {
    for (const reader of readers) reader.close()
  }
}

async function keysInOrder(
  connection: DuckDBConnection,
  keys: string,
  order: string,
): Promise<Iterable<Key>> {
  const { offset, bytes } = spillFields
  const result = await connection.run(
    `SELECT part, line_number, ${offset}, ${bytes} FROM ${keys} ORDER BY ${order}`,
  )
  const chunks: (readonly Float64Array[])[] = []
  for (let chunk = await result.fetchChunk(); chunk?.rowCount; chunk = await result.fetchChunk()) {
    chunks.push(
      Array.from({ length: 4 }, (_, column) =>
        Float64Array.from(chunk?.getColumnValues(column) ?? [], Number),
      ),
    )
  }
  return (function* each() {
    for (const [parts, lines, offsets, sizes] of chunks) {
      for (const [index, part] of parts?.entries() ?? []) {
        const number = (of: Float64Array | undefined) => of?.[index] ?? 0
        yield { part, line: number(lines), offset: number(offsets), bytes: number(sizes) }
      }
    }
  })()
}

async function openBatch(
  connection: DuckDBConnection,
  name: string,
  columns: readonly SqlColumn[],
) {
  const staging = `placing_${name}`
  await connection.run(`DROP TABLE IF EXISTS temp.${quoteName(staging)}`)
  const fields = rowFields(columns)
  const writer = await openChunkWriter(connection, { name: staging, isTemporary: true }, fields)
  let rows = 0
  let chunks = 0
  let bytes = 0
  let largest: Row | null = null
  return {
    isFull: (most: number, more: number) =>
      bytes > 0 && (bytes + more > most || chunks * chunkRows >= groupRows),
    put: (row: Row) => {
      writer.put(row.values)
      rows += 1
      bytes += row.bytes
      if (row.bytes > (largest?.bytes ?? 0)) largest = { ...row, values: [] }
    },
    pad: () => {
      if (rows === 0) return
      writer.flush(true)
      rows = 0
      chunks += 1
    },
    store: async (table: RecordsTable) => {
      writer.close()
      try {
        await connection.run('BEGIN TRANSACTION')
        await connection.run(table.insert(name, 'line_number', `(FROM temp.${quoteName(staging)})`))
        // DuckDB writes whole row groups at once and buffers smaller ones, so fill up the group.
        await connection.run(
          `INSERT INTO ${quoteName(name)} (${tableColumns.position}) ` +
            `SELECT NULL FROM range(${groupRows - chunks * chunkRows})`,
        )
        await connection.run('COMMIT')
      } catch (cause) {
        if (largest && isOutOfMemory(cause)) {
          throw new RecordTooLarge(largest.line, largest.bytes, { cause })
        }
        throw cause
      } finally {
        await connection.run('ROLLBACK').catch(() => undefined)
        await connection.run(`DROP TABLE IF EXISTS temp.${quoteName(staging)}`)
      }
    },
  }
}

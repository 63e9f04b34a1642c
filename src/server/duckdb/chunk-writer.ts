import { DuckDBDataChunk, type DuckDBConnection, type DuckDBType } from '@duckdb/node-api'
import duckdb from '@duckdb/node-bindings'
import { quoteName } from '#sql/sql-query.ts'
import type { SpilledValue } from './row-spill.ts'
import type { VectorWriter } from './vector-writers.ts'

type Kind = { readonly type: DuckDBType; readonly writer: (rows: number) => VectorWriter }
export type Field = readonly [name: string, kind: Kind]

/** DuckDB stores and processes this many rows at a time. */
export const chunkRows = 2048

type ChunkWriter = {
  /** Appends a row, values in the order of the fields; true if all rows are flushed. */
  readonly put: (values: readonly SpilledValue[]) => boolean
  /** Passes the rows to DuckDB; `padded` adds rows of nulls up to `chunkRows`. */
  readonly flush: (padded?: boolean) => void
  readonly close: () => void
}

/** The caller flushes. */
export async function openChunkWriter(
  connection: DuckDBConnection,
  { name, isTemporary }: { readonly name: string; readonly isTemporary: boolean },
  fields: readonly Field[],
): Promise<ChunkWriter> {
  // Staging rows are read once, so compression would cost more than it saves.
  const definitions = fields.map(
    ([field, { type }]) => `${quoteName(field)} ${type.toString()} USING COMPRESSION uncompressed`,
  )
  await connection.run(
    `CREATE ${isTemporary ? 'TEMP ' : ''}TABLE ${quoteName(name)} (${definitions.join(', ')})`,
  )
  const appender = await connection.createAppender(name, 'main', isTemporary ? 'temp' : undefined)
  const chunk = DuckDBDataChunk.create(fields.map(([, { type }]) => type))
  const writers = fields.map(([, { writer }]) => writer(chunkRows))
  let rows = 0
  const flush = (padded = false) => {
    if (rows === 0) return
    const count = padded ? chunkRows : rows
    chunk.reset()
    chunk.rowCount = count
    for (const [index, writer] of writers.entries()) {
      writer.flush(duckdb.data_chunk_get_vector(chunk.chunk, index), count)
    }
    appender.appendDataChunk(chunk)
    appender.flushSync()
    rows = 0
  }
  return {
    put: (values) => {
      for (let index = 0; index < values.length; index += 1) {
        writers[index]?.put(rows, values[index] ?? null)
      }
      rows += 1
      if (rows === chunkRows) flush()
      return rows === 0
    },
    flush,
    close: () => appender.closeSync(),
  }
}

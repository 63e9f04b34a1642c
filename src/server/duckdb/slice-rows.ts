import duckdb from '@duckdb/node-bindings'
import type { DuckDBConnection, DuckDBDataChunk, DuckDBResult } from '@duckdb/node-api'
import { endPosition, type Slice } from '#sql/export-sql.ts'
import type { SqlQuery } from '#sql/sql-query.ts'
import type { MemoryLimit } from './memory-limit.ts'
import { startQuery, streamQuery } from './run-query.ts'
import type { RowTexts } from './row-texts.ts'

/** Size of the pieces for the network; the allocator reuses memory of this size. */
const pieceBytes = 64 * 1024
const positionBytes = 8

export type SomeRows = {
  readonly pieces: readonly Uint8Array[]
  readonly bytes: number
  readonly rows: number
}

export type ReadRows = () => Promise<SomeRows | null>

/**
 * Reads up to 2 048 rows per call. The row at `endPosition` marks a complete statement. Without it, or
 * after out-of-memory, a new statement (not streamed, so it reports its error) reads the rest, unless
 * the reader has `gone`.
 */
export function sliceRows(
  memory: Pick<MemoryLimit, 'withRoom'>,
  connection: DuckDBConnection,
  { from, to }: Slice,
  queryOf: (slice: Slice) => SqlQuery,
  gone: AbortSignal,
  rowTexts: RowTexts,
): ReadRows {
  let next = from
  let isOver = false
  let open: DuckDBResult | null = null
  const fetch = async (): Promise<DuckDBDataChunk> => {
    open ??= await streamQuery(connection, queryOf({ from: next, to }))
    const chunk = await open.fetchChunk()
    if (chunk?.rowCount) return chunk
    gone.throwIfAborted()
    open = await startQuery(connection, queryOf({ from: next, to }))
    const rest = await open.fetchChunk()
    if (rest?.rowCount) return rest
    throw new Error('a statement ended without the row that ends it')
  }
  const read = async (): Promise<SomeRows | null> => {
    if (isOver) return null
    const chunk = await fetch()
    const last = lastPosition(chunk)
    isOver = last === endPosition
    next = last + 1
    const rows = chunk.rowCount - (isOver ? 1 : 0)
    const texts = rowTexts.take(chunk, 0, pieceBytes)
    // DuckDB frees a statement when there is nothing more to fetch.
    if (isOver) await open?.fetchChunk()
    return rows === 0 ? null : { ...texts, rows }
  }
  return () =>
    memory.withRoom(async () => {
      try {
        return await read()
      } catch (error) {
        open = null
        throw error
      }
    })
}

function lastPosition({ chunk, rowCount }: DuckDBDataChunk): number {
  const vector = duckdb.data_chunk_get_vector(chunk, 1)
  const { buffer, byteOffset } = duckdb.vector_get_data(vector, rowCount * positionBytes)
  return Number(new DataView(buffer, byteOffset).getBigInt64((rowCount - 1) * positionBytes, true))
}

/** All rows with the first call, after which the statement has ended. */
export function allAtOnce(read: ReadRows): ReadRows {
  let isRead = false
  return async () => {
    if (isRead) return null
    isRead = true
    const pieces: Uint8Array[] = []
    let bytes = 0
    let rows = 0
    for (let texts = await read(); texts; texts = await read()) {
      pieces.push(...texts.pieces)
      bytes += texts.bytes
      rows += texts.rows
    }
    return { pieces, bytes, rows }
  }
}

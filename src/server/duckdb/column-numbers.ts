import duckdb from '@duckdb/node-bindings'
import type { DuckDBDataChunk } from '@duckdb/node-api'

/** A column of UINTEGER without nulls, in DuckDB's memory: copy it to keep it. */
export function columnNumbers(
  { chunk, rowCount }: DuckDBDataChunk,
  column: number,
): Uint32Array<ArrayBuffer> {
  const vector = duckdb.data_chunk_get_vector(chunk, column)
  const data = duckdb.vector_get_data(vector, rowCount * Uint32Array.BYTES_PER_ELEMENT)
  return new Uint32Array(data.buffer as ArrayBuffer, data.byteOffset, rowCount)
}

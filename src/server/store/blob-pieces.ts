import duckdb from '@duckdb/node-bindings'
import type { DuckDBDataChunk } from '@duckdb/node-api'
import { makeRoomForBuffers } from './young-garbage.ts'

/** A text or blob in a vector: its length, and up to 12 bytes, or 4 of them and where all of them are. */
const headBytes = 16
const inlineBytes = 12
const inlineOffset = 4
const addressOffset = 8

/**
 * The value in the first row of a chunk's column of blobs, in pieces of at most so many bytes, each
 * copied once out of the engine's memory. The library's own value is copied twice, in blocks of its
 * whole size, for which the system finds fresh memory every time.
 */
export function blobPieces(
  { chunk }: DuckDBDataChunk,
  column: number,
  pieceBytes: number,
): Uint8Array[] {
  const head = duckdb.vector_get_data(duckdb.data_chunk_get_vector(chunk, column), headBytes)
  const { buffer, byteOffset } = head
  const view = new DataView(buffer, byteOffset)
  const length = view.getUint32(0, true)
  if (length <= inlineBytes) return [head.slice(inlineOffset, inlineOffset + length)]
  makeRoomForBuffers(length)
  const pieces: Uint8Array[] = []
  for (let from = 0; from < length; from += pieceBytes) {
    const address = new DataView(new ArrayBuffer(8))
    address.setBigUint64(0, view.getBigUint64(addressOffset, true) + BigInt(from), true)
    const bytes = Math.min(pieceBytes, length - from)
    pieces.push(duckdb.get_data_from_pointer(address.buffer, 0, bytes))
  }
  return pieces
}

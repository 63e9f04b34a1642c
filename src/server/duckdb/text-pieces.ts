import duckdb from '@duckdb/node-bindings'
import type { DuckDBDataChunk } from '@duckdb/node-api'
import { collectBuffers } from './collect-buffers.ts'
import { headBytes, headWords, inlineBytes } from './string-layout.ts'

/** The version of `@duckdb/node-bindings` whose memory layout was checked, and its DuckDB. */
export const checkedEngine = { bindings: '1.5.5-r.5', duckdb: 'v1.5.5' }

const inlineOffset = 4
const wordValues = 2 ** 32

const nothing = duckdb.create_varchar('')

type Block = { readonly address: number; bytes: number }

/**
 * Takes the texts of a column, as `RowTexts` says. DuckDB writes the texts of a statement into a few
 * blocks. Each block is copied whole; per row this only reads the 16-byte header. Texts of up to 12
 * bytes are inside their header, so a chunk with some of them is joined row by row. The texts are freed
 * at once, before V8 collects their chunk.
 */
export function takeTexts(
  { chunk, rowCount }: DuckDBDataChunk,
  column: number,
  pieceBytes: number,
): { readonly pieces: readonly Uint8Array[]; readonly bytes: number } {
  const vector = duckdb.data_chunk_get_vector(chunk, column)
  const heads = duckdb.vector_get_data(vector, rowCount * headBytes)
  const words = new Uint32Array(heads.buffer, heads.byteOffset, rowCount * headWords)
  const blocks: Block[] = []
  let block: Block | null = null
  let inline = 0
  for (let at = 0; at < words.length; at += headWords) {
    const length = words[at] ?? 0
    if (length <= inlineBytes) {
      inline += length
      continue
    }
    // An address has 48 bits, which a number holds exactly.
    const address = (words[at + 2] ?? 0) + (words[at + 3] ?? 0) * wordValues
    if (block === null || address !== block.address + block.bytes) {
      block = { address, bytes: 0 }
      blocks.push(block)
    }
    block.bytes += length
  }
  const bytes = blocks.reduce((sum, each) => sum + each.bytes, inline)
  collectBuffers(bytes)
  const isMixed = inline > 0
  const pieces = isMixed
    ? cutUp(allRows(heads, words, blocks, bytes), pieceBytes)
    : blocks.flatMap((each) => piecesOf(each, pieceBytes))
  duckdb.vector_reference_value(vector, nothing)
  return { pieces, bytes }
}

export function textEnds({ chunk, rowCount }: DuckDBDataChunk, column: number): Uint32Array {
  const vector = duckdb.data_chunk_get_vector(chunk, column)
  const heads = duckdb.vector_get_data(vector, rowCount * headBytes)
  const words = new Uint32Array(heads.buffer, heads.byteOffset, rowCount * headWords)
  let end = 0
  return Uint32Array.from({ length: rowCount }, (_, row) => (end += words[row * headWords] ?? 0))
}

function piecesOf({ address, bytes }: Block, pieceBytes: number): Uint8Array[] {
  const pieces: Uint8Array[] = []
  for (let at = 0; at < bytes; at += pieceBytes) {
    pieces.push(copied(address + at, Math.min(pieceBytes, bytes - at)))
  }
  return pieces
}

function copied(address: number, bytes: number): Uint8Array {
  const pointer = new DataView(new ArrayBuffer(8))
  pointer.setBigUint64(0, BigInt(address), true)
  return duckdb.get_data_from_pointer(pointer.buffer, 0, bytes)
}

function allRows(
  heads: Uint8Array,
  words: Uint32Array,
  blocks: readonly Block[],
  bytes: number,
): Buffer {
  const all = Buffer.allocUnsafe(bytes)
  const short = Buffer.from(heads.buffer, heads.byteOffset, heads.byteLength)
  let to = 0
  let index = -1
  let long = Buffer.alloc(0)
  let from = 0
  for (let at = 0; at < words.length; at += headWords) {
    const length = words[at] ?? 0
    if (length <= inlineBytes) {
      const start = at * 4 + inlineOffset
      short.copy(all, to, start, start + length)
    } else {
      if (from === long.length) {
        index += 1
        const block = blocks[index]
        if (block) long = Buffer.from(copied(block.address, block.bytes).buffer as ArrayBuffer)
        from = 0
      }
      long.copy(all, to, from, from + length)
      from += length
    }
    to += length
  }
  return all
}

export function cutUp(bytes: Uint8Array, pieceBytes: number): Uint8Array[] {
  const pieces: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    pieces.push(bytes.subarray(at, at + pieceBytes))
  }
  return pieces
}

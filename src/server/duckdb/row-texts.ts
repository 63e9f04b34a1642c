import type { DuckDBDataChunk } from '@duckdb/node-api'
import { cutUp, takeTexts, textEnds } from './text-pieces.ts'

/** Reads a column of texts without nulls. */
export type RowTexts = {
  /** All texts in order as bytes, in pieces of at most `pieceBytes`. The chunk no longer has them. */
  readonly take: (
    chunk: DuckDBDataChunk,
    column: number,
    pieceBytes: number,
  ) => { readonly pieces: readonly Uint8Array[]; readonly bytes: number }
  /** Where each text ends in the bytes of all texts. */
  readonly ends: (chunk: DuckDBDataChunk, column: number) => Uint32Array
}

/** Reads DuckDB's memory, as laid out in the version `checkedEngine`. */
export const rawTexts: RowTexts = { take: takeTexts, ends: textEnds }

export const plainTexts: RowTexts = {
  take: (chunk, column, pieceBytes) => {
    const all = Buffer.from(textsOf(chunk, column).join(''))
    return { pieces: cutUp(all, pieceBytes), bytes: all.length }
  },
  ends: (chunk, column) => {
    let end = 0
    return Uint32Array.from(textsOf(chunk, column), (text) => (end += Buffer.byteLength(text)))
  },
}

const textsOf = (chunk: DuckDBDataChunk, column: number) =>
  chunk.getColumnValues(column) as readonly string[]

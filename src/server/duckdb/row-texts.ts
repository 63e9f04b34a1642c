import type { DuckDBDataChunk } from '@duckdb/node-api'
import { cutUp, takeTexts, textEnds } from './text-pieces.ts'

/** Reads a column of texts, none of them null. */
export type RowTexts = {
  /** The bytes of all texts in order, in pieces of at most `pieceBytes`. The chunk loses them. */
  readonly take: (
    chunk: DuckDBDataChunk,
    column: number,
    pieceBytes: number,
  ) => { readonly pieces: readonly Uint8Array[]; readonly bytes: number }
  /** Where each text ends in the bytes of all texts. */
  readonly ends: (chunk: DuckDBDataChunk, column: number) => Uint32Array
}

/** Reads DuckDB's memory as it is laid out in the version that `checkedEngine` names. */
export const rawTexts: RowTexts = { take: takeTexts, ends: textEnds }

/** Reads the same through the values of DuckDB's own client, whatever the layout is. */
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

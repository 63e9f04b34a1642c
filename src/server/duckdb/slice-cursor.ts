import type { Slice } from '#sql/export-sql.ts'
import { chunkRows } from './chunk-writer.ts'

type SliceCursor = {
  /** The next piece, null at the end. `slices` is their number; 0 means a small part of one. */
  readonly next: (slices: number) => Slice | null
  readonly peek: (slices: number) => Slice | null
}

const partsOfSlice = 4

/** `starts`: the first positions, then the number of records. `areChunks`: they stay as they are. */
export function createSliceCursor(starts: readonly number[], areChunks = false): SliceCursor {
  const begins = areChunks ? starts : atChunks(starts)
  const last = begins.length - 1
  const end = begins[last] ?? 0
  let from = begins[0] ?? 0
  let index = 0
  const startOf = (slice: number) => begins[Math.min(slice, last)] ?? end
  const rowsOf = (slice: number) => startOf(slice + 1) - startOf(slice)
  const holdsChunk = (slice: number) => rowsOf(slice) >= chunkRows
  /** Slices smaller than a chunk (large records) are read one by one. */
  const endOfSlices = (slices: number) => {
    let next = index + 1
    while (next < index + slices && holdsChunk(next - 1) && holdsChunk(next)) next += 1
    return startOf(next)
  }
  const endOfPart = () => {
    const to = from + Math.ceil(rowsOf(index) / partsOfSlice)
    const whole = holdsChunk(index) ? Math.ceil(to / chunkRows) * chunkRows : to
    return Math.min(whole, startOf(index + 1))
  }
  const peek = (slices: number): Slice | null => {
    if (from >= end) return null
    while (startOf(index + 1) <= from) index += 1
    return { from, to: slices > 0 ? endOfSlices(slices) : endOfPart() }
  }
  return {
    peek,
    next: (slices) => {
      const slice = peek(slices)
      if (slice) from = slice.to
      return slice
    },
  }
}

/**
 * Moves the starts of slices to those of chunks where possible. DuckDB reads whole chunks, so a piece that
 * begins inside one would read the chunk again.
 */
function atChunks(starts: readonly number[]): number[] {
  const begins: number[] = []
  for (const [index, start] of starts.entries()) {
    const chunk = start - (start % chunkRows)
    const isLast = index === starts.length - 1
    begins.push(isLast || chunk <= (begins.at(-1) ?? -1) ? start : chunk)
  }
  return begins
}

import { largeRecordsQuery, type Slice } from '#sql/export-sql.ts'
import type { RunQuery } from '#sql/sql-query.ts'

export type SliceBytes = (run: RunQuery, table: string) => Promise<(slice: Slice) => number>

/** Target size of a slice's text: an export holds three. Only a larger record makes a larger slice. */
export const sliceTextBytes = 6 * 1024 * 1024

type LargeRecord = { readonly position: number; readonly bytes: number }

/** Reads the large records of each table once. */
export function createSliceBytes(): SliceBytes {
  const known = new Map<string, readonly LargeRecord[]>()
  return async (run, table) => {
    const large =
      known.get(table) ??
      (await run(largeRecordsQuery(table, sliceTextBytes))).map(([position, bytes]) => ({
        position: Number(position),
        bytes: Number(bytes),
      }))
    known.set(table, large)
    return ({ from, to }) =>
      large
        .slice(firstAt(large, from), firstAt(large, to))
        .reduce((sum, { bytes }) => sum + bytes, sliceTextBytes)
  }
}

function firstAt(large: readonly LargeRecord[], position: number): number {
  let [from, to] = [0, large.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((large[middle]?.position ?? position) < position) from = middle + 1
    else to = middle
  }
  return from
}

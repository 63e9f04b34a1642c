import { largeRecordsQuery, type Slice } from '#sql/export-sql.ts'
import type { SqlQuery } from '#sql/sql-query.ts'

type Run = (query: SqlQuery) => Promise<readonly (readonly unknown[])[]>

export type SliceBytes = (run: Run, table: string) => Promise<(slice: Slice) => number>

/** Target size of slices; only a larger record makes a larger slice. */
const usualBytes = 6 * 1024 * 1024

type LargeRecord = { readonly position: number; readonly bytes: number }

/** Reads the large records of each table once. */
export function createSliceBytes(): SliceBytes {
  const known = new Map<string, readonly LargeRecord[]>()
  return async (run, table) => {
    const large =
      known.get(table) ??
      (await run(largeRecordsQuery(table, usualBytes))).map(([position, bytes]) => ({
        position: Number(position),
        bytes: Number(bytes),
      }))
    known.set(table, large)
    return ({ from, to }) =>
      large
        .slice(firstAt(large, from), firstAt(large, to))
        .reduce((sum, { bytes }) => sum + bytes, usualBytes)
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

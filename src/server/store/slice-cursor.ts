import type { Slice } from '#sql/export-sql.ts'

/** Cuts a table's positions into the pieces that an export reads one after the other. */
export type SliceCursor = {
  /**
   * The next piece, null at the end: of so many whole slices, or of a small part of one where that
   * is 0.
   */
  readonly next: (slices: number) => Slice | null
}

/** A small part is this share of a slice. */
const partsOfSlice = 4

/** `starts`: where the table's slices begin, and last its end. */
export function sliceCursor(starts: readonly number[]): SliceCursor {
  const last = starts.length - 1
  const end = starts[last] ?? 0
  let from = starts[0] ?? 0
  /** The slice that holds `from`. */
  let index = 0
  const startOf = (place: number) => starts[Math.min(place, last)] ?? end
  return {
    next: (slices) => {
      if (from >= end) return null
      while (startOf(index + 1) <= from) index += 1
      const rest = startOf(index + 1)
      const part = Math.ceil((rest - startOf(index)) / partsOfSlice)
      const to = slices > 0 ? startOf(index + slices) : Math.min(from + part, rest)
      const slice = { from, to }
      from = to
      return slice
    },
  }
}

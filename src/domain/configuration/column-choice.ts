import { indexColumns, type Column } from '#domain/contract/columns.ts'

export type SplitColumns = {
  /** Columns of the file, in order. */
  readonly here: readonly string[]
  /** Columns that this queue lacks. They are kept for another queue and not in the file. */
  readonly aside: readonly string[]
}

/** Splits the selected columns by whether the queue has them; with unknown columns, all count as here. */
export function splitColumns(
  ids: readonly string[],
  columns: readonly Column[] | null,
): SplitColumns {
  if (columns === null) return { here: ids, aside: [] }
  const columnOf = indexColumns(columns)
  const isHere = (id: string) => columnOf(id) !== undefined
  return { here: ids.filter(isHere), aside: ids.filter((id) => !isHere(id)) }
}

/** Moves a column before another one, or to the end. */
export function moveColumn(
  ids: readonly string[],
  moved: string,
  before: string | null,
): readonly string[] {
  if (moved === before || !ids.includes(moved)) return ids
  const others = ids.filter((id) => id !== moved)
  const place = before === null ? -1 : others.indexOf(before)
  return others.toSpliced(place < 0 ? others.length : place, 0, moved)
}

/** Sorts columns as in `available_columns`; unknown ones stay in order at the end. */
export function asListed(ids: readonly string[], columns: readonly Column[]): readonly string[] {
  const columnOf = indexColumns(columns)
  const places = new Map(columns.map(({ id }, place) => [id, place]))
  const placeOf = (id: string) => places.get(columnOf(id)?.id ?? id) ?? columns.length
  return ids.toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** Adds columns at the end, without duplicates. */
export const withColumns = (
  ids: readonly string[],
  added: readonly string[],
): readonly string[] => [...new Set([...ids, ...added])]

/** Removes columns. An id in the list may be an old name of a column. */
export function withoutColumns(
  ids: readonly string[],
  removed: readonly string[],
  columns: readonly Column[],
): readonly string[] {
  const columnOf = indexColumns(columns)
  const gone = new Set(removed)
  return ids.filter((id) => !gone.has(columnOf(id)?.id ?? id))
}

import { indexColumns, type Column } from '#domain/contract/columns.ts'

export type SplitColumns = {
  /** In the file, in this order. */
  readonly here: readonly string[]
  /** Not in this queue: kept for the one that has them, and not in the file. */
  readonly aside: readonly string[]
}

/** Which of the chosen columns the queue has; all of them where it does not tell. */
export function splitColumns(
  ids: readonly string[],
  columns: readonly Column[] | null,
): SplitColumns {
  if (columns === null) return { here: ids, aside: [] }
  const columnOf = indexColumns(columns)
  const isHere = (id: string) => columnOf(id) !== undefined
  return { here: ids.filter(isHere), aside: ids.filter((id) => !isHere(id)) }
}

/** The list with one column before another, or at the end. */
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

/** In the order of `available_columns`; what is not in it stays at the end, in its order. */
export function asListed(ids: readonly string[], columns: readonly Column[]): readonly string[] {
  const columnOf = indexColumns(columns)
  const places = new Map(columns.map(({ id }, place) => [id, place]))
  const placeOf = (id: string) => places.get(columnOf(id)?.id ?? id) ?? columns.length
  return ids.toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** The choice with some columns more, at its end and once each, or without them. */
export const withColumns = (
  ids: readonly string[],
  added: readonly string[],
): readonly string[] => [...new Set([...ids, ...added])]

export function withoutColumns(
  ids: readonly string[],
  removed: readonly string[],
  columns: readonly Column[],
): readonly string[] {
  const columnOf = indexColumns(columns)
  const gone = new Set(removed)
  return ids.filter((id) => !gone.has(columnOf(id)?.id ?? id))
}

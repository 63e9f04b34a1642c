import { columnLabel, type Column } from '#domain/contract/columns.ts'

const firstGroups = ['feedback', 'metric', 'standard']

/** The place of a group of columns: ratings, metrics and standard columns, then all others. */
export function categoryRank(category: string): number {
  const place = firstGroups.indexOf(category)
  return place === -1 ? firstGroups.length : place
}

/** The place of a column among those to filter by: whether a record is fully annotated is a rating, too. */
export const groupRank = ({ category, filter_type }: Column): number =>
  filter_type === 'fully_annotated' ? 0 : categoryRank(category)

/** A smaller `place` is better: 0 for the exact label, 4 for an id. */
export type ColumnRank = { readonly place: number; readonly isById: boolean }

/** How well a column fits a search. Null if it does not contain every word of it. */
export function columnRank(column: Column, search: string): ColumnRank | null {
  const wanted = search.trim().toLowerCase()
  const label = columnLabel(column).toLowerCase()
  const words = wanted.split(/\s+/)
  const places = [
    label === wanted,
    label.startsWith(wanted),
    words.every((word) => label.split(/[^\p{L}\p{N}]+/u).some((one) => one.startsWith(word))),
    words.every((word) => label.includes(word)),
  ]
  const place = places.indexOf(true)
  if (place !== -1) return { place, isById: false }
  const all = `${label} ${column.id} ${column.filter_type ?? ''}`.toLowerCase()
  return words.every((word) => all.includes(word)) ? { place: 4, isById: true } : null
}

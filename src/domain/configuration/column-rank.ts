import { columnLabel, type Column } from '#domain/contract/columns.ts'

const firstGroups = ['feedback', 'metric', 'standard']

/** The place of a column's group: ratings, metrics and standard columns, then all others. */
export function groupRank({ category, filter_type }: Column): number {
  if (filter_type === 'fully_annotated') return 0
  const place = firstGroups.indexOf(category)
  return place === -1 ? firstGroups.length : place
}

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

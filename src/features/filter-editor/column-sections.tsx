import { columnLabel, type Column } from '#domain/contract/columns.ts'
import type { ListItem, ListSection } from '#ui/search-list.tsx'
import { filterTypeFacts } from '#domain/contract/filter-types.ts'
import { canonicalUuid } from '#domain/contract/uuid.ts'
import { LeafTypeIcon } from './leaf-types.tsx'
import { columnRank, groupRank } from '#domain/configuration/column-rank.ts'
import * as words from './words.ts'

const itemOf = (column: Column, showsId: boolean): ListItem | null => {
  const { filter_type: type, is_empty: isEmpty } = column
  if (!column.filterable || !type) return null
  const { label } = filterTypeFacts[type]
  return {
    id: column.id,
    label: columnLabel(column),
    description: showsId && column.label !== column.id ? column.id : undefined,
    hint: isEmpty ? words.emptyColumn(label) : label,
    icon: <LeafTypeIcon type={type} />,
  }
}

const endsInUuid = ({ id }: Column): boolean => canonicalUuid(id.slice(-36)) !== null

/** The columns that a condition can have, by group: what people filter by most comes first. */
export function columnSections(columns: readonly Column[]): readonly ListSection[] {
  const sections = new Map<string, ListItem[]>()
  for (const column of byUse(columns)) {
    const item = itemOf(column, !endsInUuid(column))
    if (!item) continue
    const group = column.group_label ?? column.category
    const items = sections.get(group) ?? []
    items.push(item)
    sections.set(group, items)
  }
  return [...sections].map(([label, items]) => ({ id: label, label, items }))
}

/** The columns that match a search, best first. */
export function searchColumns(columns: readonly Column[], search: string): readonly ListSection[] {
  const found = byUse(columns).flatMap((column) => {
    const rank = columnRank(column, search)
    if (rank === null) return []
    const item = itemOf(column, !endsInUuid(column) || rank.isById)
    return item ? [{ item, place: rank.place + (column.is_empty ? 0.5 : 0) }] : []
  })
  const items = found.toSorted((a, b) => a.place - b.place).map(({ item }) => item)
  return items.length === 0 ? [] : [{ id: 'found', label: '', items }]
}

const byUse = (columns: readonly Column[]): readonly Column[] =>
  columns.toSorted((a, b) => groupRank(a) - groupRank(b) || Number(a.is_empty) - Number(b.is_empty))

import { columnLabel, type Column } from '#domain/contract/columns.ts'
import type { ListSection } from '#ui/search-list.tsx'
import { filterTypeFacts } from '#domain/contract/filter-types.ts'
import { LeafTypeIcon } from './leaf-types.tsx'

export function columnSections(columns: readonly Column[]): readonly ListSection[] {
  const sections = new Map<string, ListSection['items'][number][]>()
  for (const column of columns) {
    const { filter_type: type } = column
    if (!column.filterable || !type) continue
    const group = column.group_label ?? column.category
    const items = sections.get(group) ?? []
    items.push({
      id: column.id,
      label: columnLabel(column),
      description: column.label === column.id ? undefined : column.id,
      hint: column.is_empty ? `${filterTypeFacts[type].label}, empty` : filterTypeFacts[type].label,
      icon: <LeafTypeIcon type={type} />,
      keywords: column.id,
    })
    sections.set(group, items)
  }
  return [...sections].map(([label, items]) => ({ id: label, label, items }))
}

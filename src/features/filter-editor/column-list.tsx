import { useState } from 'react'
import { likelyFilterType } from '#domain/contract/column-types.ts'
import type { FilterType } from '#domain/contract/contract.ts'
import type { DraftFilter } from '#domain/filter-tree/draft.ts'
import { filterSections, SearchList, type ListSection } from '#ui/search-list.tsx'
import { useEditor } from './editor-context.ts'

export type ColumnListProps = {
  /** What the user typed before the search had the focus. */
  readonly typed: string
  readonly filter: DraftFilter
  readonly onChoose: (column: { readonly id: string; readonly filter_type: FilterType }) => void
  readonly onClose: () => void
}

/** A search over the columns of the queue. A column that is not in the list is chosen by its id. */
export function ColumnList({ typed: before, filter, onChoose, onClose }: ColumnListProps) {
  const { columns, columnOf, sections } = useEditor()
  const [search, setSearch] = useState(before)
  const [taken, setTaken] = useState(before)
  if (taken !== before) {
    setTaken(before)
    setSearch(search + before.slice(taken.length))
  }
  const typed = search.trim()
  const custom: ListSection[] =
    typed === '' || sections.some(({ items }) => items.some(({ id }) => id === typed))
      ? []
      : [
          {
            id: 'typed by hand',
            label: '',
            items: [{ id: typed, label: `Use column ID “${typed}”` }],
          },
        ]
  return (
    <SearchList
      label="Column"
      sections={[...filterSections(sections, search), ...custom]}
      search={search}
      onSearch={setSearch}
      selectionMode="single"
      selectedIds={filter.column_id === undefined ? [] : [filter.column_id]}
      onSelect={([id]) => {
        if (id !== undefined && id !== filter.column_id) {
          const likely = columns === null ? likelyFilterType(id) : (filter.type ?? 'text')
          onChoose({ id, filter_type: columnOf(id)?.filter_type ?? likely })
        }
        onClose()
      }}
      searchPlaceholder="Search columns"
      emptyText={
        columns === null
          ? 'This service doesn’t list its columns. Type an ID.'
          : 'No matching columns.'
      }
    />
  )
}

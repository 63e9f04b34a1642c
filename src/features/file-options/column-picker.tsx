import { useState } from 'react'
import { columnLabel, indexColumns, type Column } from '#domain/contract/columns.ts'
import { GroupButtons } from './group-buttons.tsx'
import { Popover, type OverlayPlace } from '#ui/popover.tsx'
import { filterSections, SearchList, type ListSection } from '#ui/search-list.tsx'

type ColumnListProps = {
  /** Null if the service lists none; ids are then typed. */
  readonly columns: readonly Column[] | null
  readonly ids: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
}

export type ColumnPickerProps = ColumnListProps & { readonly place: OverlayPlace }

/** A list of all columns, in a popover. */
export function ColumnPicker({ place, ...list }: ColumnPickerProps) {
  return (
    <Popover
      {...place}
      label="Columns of the file"
      placement="bottom start"
      className="w-96 max-w-[calc(100vw-24px)]"
    >
      <ColumnList {...list} />
    </Popover>
  )
}

const groupsOf = (columns: readonly Column[]): ReadonlyMap<string, readonly Column[]> =>
  Map.groupBy(columns, (column) => column.group_label ?? groupOf(column.category))

function columnSections(groups: ReadonlyMap<string, readonly Column[]>): ListSection[] {
  return [...groups].map(([label, members]) => ({
    id: label,
    label,
    items: members.map((column) => ({
      id: column.id,
      label: columnLabel(column),
      hint: column.is_empty ? 'empty' : undefined,
      keywords: `${column.metric_key_alias ?? ''} ${column.description ?? ''}`,
    })),
  }))
}

const groupOf = (category: string): string =>
  category.charAt(0).toUpperCase() + category.slice(1).replaceAll('_', ' ')

function ColumnList({ columns, ids, onChange }: ColumnListProps) {
  const [search, setSearch] = useState('')
  const columnOf = columns && indexColumns(columns)
  const canonical = (id: string) => columnOf?.(id)?.id ?? id
  const groups = columns && groupsOf(columns)
  const sections = groups ? columnSections(groups) : typedSections(ids, search)
  const select = (now: readonly string[]) => {
    const wanted = new Set(now)
    const offered = new Set(sections.flatMap(({ items }) => items.map((item) => item.id)))
    const kept = ids.filter((id) => wanted.has(canonical(id)) || !offered.has(canonical(id)))
    const before = new Set(ids.map(canonical))
    onChange([...kept, ...now.filter((id) => !before.has(id))])
  }
  return (
    <SearchList
      label="Columns of the file"
      searchPlaceholder={columns ? 'Search columns' : 'Type a column ID'}
      sections={filterSections(sections, search)}
      search={search}
      onSearch={setSearch}
      selectionMode="multiple"
      selectedIds={ids.map(canonical)}
      onSelect={select}
      emptyText={
        columns
          ? 'No matching columns.'
          : 'This service doesn’t list its columns. Type an ID, such as input.'
      }
      footer={
        <div className="border-t border-line pt-2">
          {columns && groups ? (
            <GroupButtons columns={columns} groups={groups} ids={ids} onChange={onChange} />
          ) : null}
          <p className="px-3 py-1.5 text-xs text-ink-2">
            {ids.length === 0
              ? 'None selected: the file gets all non-empty columns'
              : `${ids.length.toLocaleString('en')} selected`}
          </p>
        </div>
      }
    />
  )
}

function typedSections(ids: readonly string[], search: string): ListSection[] {
  const typed = search.trim()
  const offered = typed === '' || ids.includes(typed) ? [] : [{ id: typed, label: `Add ${typed}` }]
  return [{ id: 'typed', label: '', items: [...ids.map((id) => ({ id, label: id })), ...offered] }]
}

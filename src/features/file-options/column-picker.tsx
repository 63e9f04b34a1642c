import { useState } from 'react'
import { columnLabel, indexColumns, type Column } from '#domain/contract/columns.ts'
import { categoryRank, columnRank } from '#domain/configuration/column-rank.ts'
import { GroupButtons } from './group-buttons.tsx'
import { Popover, type OverlayPlace } from '#ui/popover.tsx'
import { filterSections, SearchList, type ListItem, type ListSection } from '#ui/search-list.tsx'
import * as words from './picker-words.ts'

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
      label={words.columns}
      placement="bottom end"
      className="w-104 max-w-[calc(100vw-24px)]"
    >
      <ColumnList {...list} />
    </Popover>
  )
}

/** By group: what people export most comes first, as in the list for conditions. */
const groupsOf = (columns: readonly Column[]): ReadonlyMap<string, readonly Column[]> =>
  Map.groupBy(
    columns.toSorted((a, b) => categoryRank(a.category) - categoryRank(b.category)),
    (column) => column.group_label ?? groupOf(column.category),
  )

function columnSections(groups: ReadonlyMap<string, readonly Column[]>): ListSection[] {
  return [...groups].map(([label, members]) => ({
    id: label,
    label,
    items: members.map(itemOf),
  }))
}

const itemOf = (column: Column): ListItem => ({
  id: column.id,
  label: columnLabel(column),
  hint: column.is_empty ? words.emptyColumn : undefined,
  keywords: `${column.metric_key_alias ?? ''} ${column.description ?? ''}`,
})

/** The columns that match a search, best first. A match in a description alone comes last. */
function foundColumns(columns: readonly Column[], search: string): readonly ListSection[] {
  const rankOf = (column: Column) => columnRank(column, search)?.place ?? Infinity
  const ranked = columns
    .map((column) => ({ column, rank: rankOf(column) + Number(column.is_empty) / 2 }))
    .toSorted((a, b) => a.rank - b.rank)
  const items = ranked.map(({ column }) => itemOf(column))
  return filterSections([{ id: 'found', label: '', items }], search)
}

const groupOf = (category: string): string =>
  category.charAt(0).toUpperCase() + category.slice(1).replaceAll('_', ' ')

function ColumnList({ columns, ids, onChange }: ColumnListProps) {
  const [search, setSearch] = useState('')
  const columnOf = columns && indexColumns(columns)
  const canonical = (id: string) => columnOf?.(id)?.id ?? id
  const groups = columns && groupsOf(columns)
  const sections = groups ? columnSections(groups) : typedSections(ids, search)
  const isSearch = columns !== null && search.trim() !== ''
  const shown = isSearch ? foundColumns(columns, search) : filterSections(sections, search)
  const select = (now: readonly string[]) => {
    const wanted = new Set(now)
    const offered = new Set(sections.flatMap(({ items }) => items.map((item) => item.id)))
    const kept = ids.filter((id) => wanted.has(canonical(id)) || !offered.has(canonical(id)))
    const before = new Set(ids.map(canonical))
    onChange([...kept, ...now.filter((id) => !before.has(id))])
  }
  return (
    <SearchList
      label={words.columns}
      searchPlaceholder={columns ? words.search : words.typeId}
      sections={shown}
      search={search}
      onSearch={setSearch}
      selectionMode="multiple"
      selectedIds={ids.map(canonical)}
      onSelect={select}
      emptyText={columns ? words.noMatches : words.notListed}
      footer={
        <div className="border-t border-line pt-2">
          {columns && groups ? (
            <GroupButtons columns={columns} groups={groups} ids={ids} onChange={onChange} />
          ) : null}
          <p className="px-3 py-1.5 text-xs text-ink-2">
            {ids.length === 0 ? words.noneSelected : words.selected(ids.length)}
          </p>
        </div>
      }
    />
  )
}

function typedSections(ids: readonly string[], search: string): ListSection[] {
  const typed = search.trim()
  const offered =
    typed === '' || ids.includes(typed) ? [] : [{ id: typed, label: words.addTyped(typed) }]
  return [{ id: 'typed', label: '', items: [...ids.map((id) => ({ id, label: id })), ...offered] }]
}

import { useEffect, useMemo, useState } from 'react'
import { Sparkle } from 'lucide-react'
import type { StartingPoint } from '#domain/configuration/starting-points.ts'
import { likelyFilterType } from '#domain/contract/column-types.ts'
import type { FilterType } from '#domain/contract/contract.ts'
import type { DraftFilter } from '#domain/filter-tree/draft.ts'
import { filterSections, SearchList, type ListSection } from '#ui/search-list.tsx'
import { columnSections, searchColumns } from './column-sections.tsx'
import { useLatest } from '#ui/use-latest.ts'
import { useEditor } from './editor-context.ts'
import { chooseAhead } from './row-controls.ts'
import * as words from './words.ts'

export type ColumnListProps = {
  /** What the user typed before the search had the focus. */
  readonly typed: string
  readonly filter: DraftFilter
  readonly startingPoints: readonly StartingPoint[]
  readonly onStart: (point: StartingPoint) => void
  readonly onChoose: (column: { readonly id: string; readonly filter_type: FilterType }) => void
  readonly onClose: () => void
}

/** A search over the columns of the queue. A column that is not in the list is chosen by its id. */
export function ColumnList(props: ColumnListProps) {
  const { typed: before, filter, startingPoints, onStart, onChoose, onClose } = props
  const { columns, columnOf } = useEditor()
  const [search, setSearch] = useState(() => textOf(before))
  const [taken, setTaken] = useState(before)
  if (taken !== before) {
    setTaken(before)
    setSearch(search + textOf(before.slice(taken.length)))
  }
  const typed = search.trim()
  const found = useMemo(
    () => (typed === '' ? columnSections(columns ?? []) : searchColumns(columns ?? [], typed)),
    [columns, typed],
  )
  const custom: ListSection[] =
    typed === '' || found.some(({ items }) => items.some(({ id }) => id === typed))
      ? []
      : [
          {
            id: 'typed by hand',
            label: '',
            items: [{ id: typed, label: words.columnIdAsTyped(typed) }],
          },
        ]
  const { shown, left } = firstItems(found, mostShown)
  const starts: ListSection = {
    id: 'starting points',
    label: words.startingPoints,
    items: startingPoints.map((point) => ({
      id: `${startOf}${point.id}`,
      label: point.name,
      description: point.description,
      icon: <Sparkle aria-hidden />,
    })),
  }
  // A search is for a column first.
  const sections =
    typed === ''
      ? [...filterSections([starts], ''), ...shown]
      : [...shown, ...filterSections([starts], typed), ...custom]
  const choose = (id: string | undefined) => {
    const point = startingPoints.find((one) => `${startOf}${one.id}` === id)
    if (point) {
      onClose()
      return onStart(point)
    }
    if (id !== undefined && id !== filter.column_id) {
      const likely = columns === null ? likelyFilterType(id) : (filter.type ?? 'text')
      onChoose({ id, filter_type: columnOf(id)?.filter_type ?? likely })
    }
    onClose()
  }
  const isChosenAhead = before.endsWith(chooseAhead)
  const latest = useLatest(() => choose(sections[0]?.items[0]?.id))
  useEffect(() => {
    if (isChosenAhead) latest.current()
  }, [isChosenAhead, latest])
  return (
    <SearchList
      label={words.column}
      sections={sections}
      search={search}
      onSearch={setSearch}
      selectionMode="single"
      selectedIds={filter.column_id === undefined ? [] : [filter.column_id]}
      onSelect={([id]) => choose(id)}
      footer={
        left === 0 ? null : (
          <p className="border-t border-line px-3 py-2 text-xs text-ink-3">
            {words.moreColumns(left)}
          </p>
        )
      }
      searchPlaceholder={words.searchColumns}
      emptyText={columns === null ? words.columnsNotListed : words.noSuchColumn}
    />
  )
}

/** No column has an id with a space at its start. */
const startOf = ' start '

/** Building a longer list would take longer than a person waits. */
const mostShown = 300

/** The first items of the sections, and how many are left. */
function firstItems(sections: readonly ListSection[], most: number) {
  let room = most
  let left = 0
  const shown = sections.map((section) => {
    const items = section.items.slice(0, room)
    room -= items.length
    left += section.items.length - items.length
    return { ...section, items }
  })
  return { shown: shown.filter(({ items }) => items.length > 0), left }
}

const textOf = (typed: string): string => typed.replaceAll(chooseAhead, '')

import { useMemo, type KeyboardEvent, type ReactNode } from 'react'
import { Check, Search, X } from 'lucide-react'
import {
  Autocomplete,
  Button,
  Collection,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  ListLayout,
  SearchField,
  Virtualizer,
  type Selection,
} from 'react-aria-components'
import { classNames, fieldBox, optionBox } from './class-names.ts'
import { narrowScreen, touchPhone, useMediaQuery } from './use-media-query.ts'
import { wordSearch } from './word-search.ts'
import * as words from './words.ts'

export type ListItem = {
  readonly id: string
  readonly label: string
  readonly description?: string | undefined
  /** A word or two at the right edge. */
  readonly hint?: string | undefined
  readonly icon?: ReactNode
  /** More words for the search. */
  readonly keywords?: string | undefined
}
export type ListSection = {
  readonly id: string
  /** No heading if empty. */
  readonly label: string
  readonly items: readonly ListItem[]
}

export type SearchListProps = {
  readonly label: string
  readonly sections: readonly ListSection[]
  readonly search: string
  readonly onSearch: (text: string) => void
  readonly searchPlaceholder?: string
  readonly selectionMode: 'single' | 'multiple'
  readonly selectedIds: readonly string[]
  /** Gets the chosen id, or in multiple mode all selected ids. */
  readonly onSelect: (ids: readonly string[]) => void
  readonly emptyText?: string
  readonly footer?: ReactNode
  /** Focuses the search at once, but on a phone; for lists that the user has just opened. */
  readonly takesFocus?: boolean
}

/** Keeps items whose label, id, hint or keywords contain every word of the text. */
export function filterSections(sections: readonly ListSection[], text: string): ListSection[] {
  const fits = wordSearch(text)
  const itemFits = ({ label, id, hint = '', keywords = '' }: ListItem) =>
    fits(`${label} ${id} ${hint} ${keywords}`)
  return sections
    .map((section) => ({ ...section, items: section.items.filter(itemFits) }))
    .filter((section) => section.items.length > 0)
}

/** The search box is the combobox of a list that is always open. */
const ofOpenList = {
  role: 'combobox',
  'aria-expanded': true,
  'aria-haspopup': 'listbox',
} as const

export function SearchList(props: SearchListProps) {
  const { label, sections, search, onSearch, searchPlaceholder, footer, takesFocus = true } = props
  const hasScreenKeyboard = useMediaQuery(touchPhone)
  const focus = { autoFocus: takesFocus && !hasScreenKeyboard }
  // react-aria marks the first match a moment after the text changed. A fast typist's Enter means it.
  const chooseFirst = (event: KeyboardEvent) => {
    const { key, target } = event
    const isMarked = target instanceof Element && target.hasAttribute('aria-activedescendant')
    const first = sections[0]?.items[0]
    if (key !== 'Enter' || isMarked || search.trim() === '' || !first) return
    if (!(target instanceof HTMLInputElement)) return
    event.preventDefault()
    event.stopPropagation()
    const { selectionMode, selectedIds, onSelect } = props
    if (selectionMode === 'single') return onSelect([first.id])
    const others = selectedIds.filter((id) => id !== first.id)
    return onSelect(others.length < selectedIds.length ? others : [...others, first.id])
  }
  return (
    <Autocomplete inputValue={search} onInputChange={onSearch}>
      <SearchField
        aria-label={label}
        {...focus}
        className="group sticky top-0 z-1 shrink-0 bg-surface p-2"
      >
        <div className={classNames(fieldBox, 'gap-2 pr-1 pl-2.5')}>
          <Search className="size-4 shrink-0 text-ink-3" aria-hidden />
          <Input
            {...ofOpenList}
            onKeyDown={chooseFirst}
            placeholder={searchPlaceholder ?? words.search}
            className="h-full min-w-0 flex-1 bg-transparent outline-none [&::-webkit-search-cancel-button]:hidden"
          />
          <Button className="grid size-7 place-items-center rounded-md text-ink-3 group-data-[empty]:invisible data-[hovered]:text-ink">
            <X className="size-4" aria-hidden />
          </Button>
        </div>
      </SearchField>
      <Rows {...props} sections={sections} />
      {footer}
    </Autocomplete>
  )
}

function Rows(props: SearchListProps) {
  const { label, sections, selectionMode, selectedIds, onSelect, emptyText } = props
  const isNarrow = useMediaQuery(narrowScreen)
  const hasDescriptions = sections.some((section) =>
    section.items.some((item) => item.description !== undefined),
  )
  // A description is below its label on a phone, and beside it elsewhere.
  const rowHeight = !isNarrow ? 32 : hasDescriptions ? 48 : 44
  const layoutOptions = useMemo(() => ({ rowHeight, headingHeight: 28, padding: 4 }), [rowHeight])
  const selected = useMemo(() => new Set(selectedIds), [selectedIds])
  const select = (keys: Selection) => {
    // Ctrl A selects the text in the search box.
    if (keys === 'all') return
    const ids = [...keys].map(String)
    if (selectionMode === 'multiple') return onSelect(ids)
    return onSelect(ids.length > 0 ? ids : selectedIds)
  }
  return (
    <Virtualizer layout={ListLayout} layoutOptions={layoutOptions}>
      <ListBox
        aria-label={label}
        items={sections}
        selectionMode={selectionMode}
        escapeKeyBehavior="none"
        selectedKeys={selected}
        onSelectionChange={select}
        renderEmptyState={() => (
          <p className="px-3 pt-1 pb-3 text-ink-3">{emptyText ?? words.noMatches}</p>
        )}
        className="block max-h-(--list-height,20rem) min-h-24 w-full flex-1 overflow-auto outline-none"
      >
        {(section) => (
          <ListBoxSection id={`section ${section.id}`}>
            {section.label === '' ? null : (
              <Header className="truncate px-3 pt-2 text-xs font-medium text-ink-3">
                {section.label}
              </Header>
            )}
            <Collection items={section.items}>{(item) => <Row item={item} />}</Collection>
          </ListBoxSection>
        )}
      </ListBox>
    </Virtualizer>
  )
}

function Row({ item }: { readonly item: ListItem }) {
  return (
    <ListBoxItem id={item.id} textValue={item.label} className="h-full px-1 outline-none">
      {({ isSelected, isFocused, isHovered, selectionMode }) => (
        <div
          data-focused={isFocused || isHovered || undefined}
          className={classNames(optionBox, 'h-full min-h-0! [&_svg]:size-4 [&_svg]:shrink-0')}
        >
          {selectionMode === 'multiple' ? <Tick isChosen={isSelected} /> : null}
          {item.icon}
          <span className="min-w-0 flex-1 truncate">
            <span translate="no">{item.label}</span>{' '}
            {item.description === undefined ? null : (
              <span className="block truncate text-xs text-ink-3 lg:ml-2 lg:inline">
                {item.description}
              </span>
            )}
          </span>
          {item.hint === undefined ? null : (
            <span className="shrink-0 text-xs text-ink-3">{item.hint}</span>
          )}
          {selectionMode === 'single' && isSelected ? <Chosen isChosen /> : null}
        </div>
      )}
    </ListBoxItem>
  )
}

function Chosen({ isChosen }: { readonly isChosen: boolean }) {
  return <Check className={classNames('text-accent', !isChosen && 'invisible')} aria-hidden />
}

/** The box of a list of several choices. */
function Tick({ isChosen }: { readonly isChosen: boolean }) {
  return (
    <span
      aria-hidden
      className={classNames(
        'grid size-4 shrink-0 place-items-center rounded-[4px] border',
        isChosen ? 'border-accent bg-accent text-accent-ink' : 'border-line-strong',
      )}
    >
      <Check className={classNames('size-3!', !isChosen && 'invisible')} />
    </span>
  )
}

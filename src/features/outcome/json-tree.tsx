import { useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import { ChevronRight } from 'lucide-react'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { moveFocus } from '#ui/move-focus.ts'
import { jsonRows, type JsonRow } from './json-rows.ts'
import * as words from './preview-words.ts'

/** Rows that are drawn at first, and with each press of “Show more”. */
const step = 400

export type JsonTreeProps = { readonly value: unknown; readonly label: string }

/** A JSON value as a tree, after the tree view of the ARIA practices guide. */
export function JsonTree({ value, label }: JsonTreeProps) {
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const [most, setMost] = useState(step)
  const [active, setActive] = useState('')
  const tree = useRef<HTMLDivElement>(null)
  const { rows, isCut } = useMemo(() => jsonRows(value, toggled, most), [value, toggled, most])
  const activePath = rows.some(({ path }) => path === active) ? active : ''
  const toggle = (path: string) =>
    setToggled((last) => {
      const next = new Set(last)
      if (!next.delete(path)) next.add(path)
      return next
    })
  const focus = (path: string | undefined) => {
    if (path === undefined) return
    setActive(path)
    moveFocus(tree.current?.querySelector<HTMLElement>(`[data-path="${path}"]`))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const at = rows.findIndex(({ path }) => path === activePath)
    const row = rows[at]
    const press = row && keys[event.key]
    if (!row || !press) return
    event.preventDefault()
    const next = press({ row, rows, at })
    if (next === 'toggle') toggle(row.path)
    else focus(next)
  }
  const onClick = ({ target }: MouseEvent) => {
    const path =
      target instanceof Element && target.closest('[data-path]')?.getAttribute('data-path')
    const row = rows.find((one) => one.path === path)
    // A press that selects text is no toggle.
    if (!row || getSelection()?.isCollapsed === false) return
    setActive(row.path)
    if (row.isOpen !== null) toggle(row.path)
  }
  return (
    <>
      <div
        ref={tree}
        role="tree"
        aria-label={label}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onClick={onClick}
        className="font-mono text-xs outline-none"
      >
        {rows.map((row) => (
          <TreeRow key={row.path} row={row} isActive={row.path === activePath} />
        ))}
      </div>
      {isCut ? (
        <Button size="small" className="mt-2" onClick={() => setMost(most + step)}>
          {words.showMoreRows}
        </Button>
      ) : null}
    </>
  )
}

type Pressed = {
  readonly row: JsonRow
  readonly rows: readonly JsonRow[]
  readonly at: number
}

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** What each key does: the path that gets the focus, or a toggle. */
const keys: Readonly<Record<string, (pressed: Pressed) => string | undefined>> = {
  ArrowDown: ({ rows, at }) => rows[at + 1]?.path,
  ArrowUp: ({ rows, at }) => rows[at - 1]?.path,
  Home: ({ rows }) => rows[0]?.path,
  End: ({ rows }) => rows.at(-1)?.path,
  ArrowRight: ({ row, rows, at }) =>
    row.isOpen === false ? 'toggle' : row.isOpen ? rows[at + 1]?.path : undefined,
  ArrowLeft: ({ row }) => (row.isOpen ? 'toggle' : parentOf(row.path)),
  Enter: ({ row }) => (row.isOpen === null ? undefined : 'toggle'),
  ' ': ({ row }) => (row.isOpen === null ? undefined : 'toggle'),
}

type TreeRowProps = {
  readonly row: JsonRow
  readonly isActive: boolean
}

function TreeRow({ row, isActive }: TreeRowProps) {
  const { level, key, isOpen } = row
  return (
    <div
      role="treeitem"
      data-path={row.path}
      aria-level={level}
      aria-posinset={row.place + 1}
      aria-setsize={row.siblings}
      aria-selected={false}
      {...(isOpen === null ? {} : { 'aria-expanded': isOpen })}
      tabIndex={isActive ? 0 : -1}
      style={{ paddingInlineStart: (level - 1) * 16 }}
      className={classNames(
        'flex items-start rounded py-1 pr-1 focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent lg:py-0.5',
        isOpen !== null && 'cursor-pointer hover:bg-sunken',
      )}
    >
      <ChevronRight
        aria-hidden
        className={classNames(
          'mt-0.5 size-3 shrink-0 text-ink-3',
          isOpen === null && 'invisible',
          isOpen === true && 'rotate-90',
        )}
      />
      <span translate="no" className="ml-1 min-w-0 break-words whitespace-pre-wrap">
        {key === null ? null : <span className="text-accent-text">{key}: </span>}
        <RowValue row={row} />
      </span>
    </div>
  )
}

function RowValue({ row }: { readonly row: JsonRow }) {
  const { kind, size, text, isOpen } = row
  if (kind === 'other') return text
  if (kind === 'text') {
    return (
      <>
        “{text}”
        {isOpen === null ? null : (
          <span className="text-ink-3">
            {' '}
            {isOpen && text.length < size ? words.textIsCut(size) : words.characters(size)}
          </span>
        )}
      </>
    )
  }
  return (
    <span className="text-ink-3">
      {kind === 'list' ? words.listSize(size) : words.objectSize(size)}
    </span>
  )
}

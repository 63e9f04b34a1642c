import { useMemo, useRef, useState, type FocusEvent } from 'react'
import { indexColumns, type Column } from '#domain/columns.ts'
import type { Problem } from '#domain/problems.ts'
import type { QueueUser } from '#domain/queues.ts'
import { AddRow } from './add-row.tsx'
import { columnSections } from './column-sections.tsx'
import { EditorContextValue, type EditorContext } from './editor-context.ts'
import { NodeRow } from './node-row.tsx'
import { problemsByKey } from './row-problems.ts'
import { useShownRows } from './use-shown-rows.ts'
import { useTree } from './use-tree.ts'
import { useTreeKeys } from './use-tree-keys.ts'

export type FilterEditorProps = {
  /** Null where the service lists none. */
  readonly columns: readonly Column[] | null
  readonly members: readonly QueueUser[] | null
  readonly problems: readonly Problem[]
  /** Problems of rows that were not left yet are shown as well: an export was tried. */
  readonly showAllProblems?: boolean
}

const none: readonly Problem[] = []

/** The filter tree as a treegrid: every row a group or a leaf, every edit a function of the tree. */
export function FilterEditor({ columns, members, problems, showAllProblems }: FilterEditorProps) {
  const grid = useRef<HTMLDivElement>(null)
  const { root, rows, edit, said } = useTree(grid)
  const shown = useShownRows(rows)
  const [current, setCurrent] = useState(root.key)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const onKeyDown = useTreeKeys(root, rows, edit, grid)
  const byKey = useMemo(() => problemsByKey(problems), [problems])

  const context = useMemo<EditorContext>(() => {
    const columnOf = indexColumns(columns ?? [])
    return { columns, columnOf, sections: columnSections(columns ?? []), members, edit }
  }, [columns, members, edit])
  const onFocus = (event: FocusEvent) => {
    const key = keyOf(event.target)
    if (key !== null) setCurrent(key)
  }
  const onBlur = (event: FocusEvent) => {
    const key = keyOf(event.target)
    const next = event.relatedTarget
    // Without a next element a blank place was pressed, or another window has the focus now.
    if (key === null || (next === null && !document.hasFocus())) return
    if (next !== null && (key === keyOf(next) || isInOverlay(next))) return
    setLeft((keys) => (keys.has(key) ? keys : new Set([...keys, key])))
  }
  const hasCurrent = shown.some((row) => row.kind === 'node' && row.node.key === current)
  const isEmpty = rows.length === 2 && rows[1]?.kind === 'add'

  return (
    <EditorContextValue value={context}>
      <div className="px-2 py-3 lg:px-3 lg:pb-4">
        {isEmpty ? (
          <p className="px-2 pb-2 text-ink-2">
            Every record is selected. Add a leaf to narrow it down.
          </p>
        ) : null}
        <div
          ref={grid}
          role="treegrid"
          aria-label="Filter"
          onFocus={onFocus}
          onBlur={onBlur}
          className="[--tree-rail:11px] [--tree-step:16px] lg:[--tree-rail:17px] lg:[--tree-step:22px]"
        >
          {shown.map((row) => {
            if (row.kind === 'add') return <AddRow key={`+${row.groupKey}`} row={row} />
            const { key } = row.node
            const isShown = showAllProblems === true || left.has(key)
            return (
              <NodeRow
                key={key}
                row={row}
                isCurrent={hasCurrent ? key === current : row.isRoot}
                problems={(isShown ? byKey.get(key) : undefined) ?? none}
                onKeyDown={onKeyDown}
              />
            )
          })}
        </div>
        <output aria-live="polite" className="sr-only">
          <span key={said.turn}>{said.text}</span>
        </output>
      </div>
    </EditorContextValue>
  )
}

/** The lists and calendars of a row stand elsewhere in the page, but who is in them has not left it. */
const isInOverlay = (element: EventTarget): boolean =>
  element instanceof Element &&
  element.closest('[role=dialog], [role=listbox], [role=menu]') !== null

/** The key of the row that an element is in. */
const keyOf = (element: EventTarget | null): string | null =>
  element instanceof Element
    ? (element.closest('[data-node-key]')?.getAttribute('data-node-key') ?? null)
    : null

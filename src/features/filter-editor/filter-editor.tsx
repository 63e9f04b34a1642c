import { useCallback, useLayoutEffect, useMemo, useRef, useState, type FocusEvent } from 'react'
import { useController, useFormContext } from 'react-hook-form'
import { indexColumns, type Column } from '#domain/columns.ts'
import type { Configuration } from '#domain/configuration.ts'
import { findNode, isRefusal } from '#domain/filter-edit.ts'
import { problemsAtNode, type Problem } from '#domain/problems.ts'
import type { QueueUser } from '#domain/queues.ts'
import { AddRow } from './add-row.tsx'
import { columnSections } from './column-sections.tsx'
import { EditorContextValue, type EditorContext } from './editor-context.ts'
import { flattenTree } from './flatten-tree.ts'
import { refusalText } from './node-actions.ts'
import { NodeRow } from './node-row.tsx'
import { focusField, focusRow } from './row-focus.ts'
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

type Focus = { readonly key: string; readonly field: boolean }

/** The filter tree as a treegrid: every row a group or a leaf, every edit a function of the tree. */
export function FilterEditor({ columns, members, problems, showAllProblems }: FilterEditorProps) {
  const { control } = useFormContext<Configuration>()
  const { field } = useController({ control, name: 'filter_tree' })
  const root = field.value
  const rows = useMemo(() => flattenTree(root), [root])
  const grid = useRef<HTMLDivElement>(null)
  const [said, setSaid] = useState('')
  const [current, setCurrent] = useState(root.key)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const wanted = useRef<Focus | null>(null)
  const latest = useRef({ root, onChange: field.onChange })

  const edit = useCallback<EditorContext['edit']>((change, after) => {
    const before = latest.current.root
    const edited = change(before)
    if (isRefusal(edited)) return setSaid(refusalText[edited.refused])
    latest.current.root = edited
    if (after?.focus !== undefined) {
      const stays = findNode(edited, after.focus) !== undefined
      const key = stays ? after.focus : (neighbour(grid.current, after.focus) ?? edited.key)
      wanted.current = { key, field: after.field === true }
    }
    latest.current.onChange(edited)
    if (after?.say !== undefined) setSaid(after.say)
  }, [])
  const onKeyDown = useTreeKeys(root, rows, edit, grid)

  // The focus is the browser's; after an edit it has to follow the row to where it now is.
  useLayoutEffect(() => {
    latest.current = { root, onChange: field.onChange }
    const focus = wanted.current
    if (focus === null) return
    wanted.current = null
    if (focus.field) focusField(grid.current, focus.key)
    else focusRow(grid.current, focus.key)
  }, [root, field.onChange])

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
    if (key === null || next === null || key === keyOf(next) || isInOverlay(next)) return
    setLeft((keys) => (keys.has(key) ? keys : new Set([...keys, key])))
  }
  const hasCurrent = rows.some((row) => row.kind === 'node' && row.node.key === current)
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
          {rows.map((row) => {
            if (row.kind === 'add') return <AddRow key={`+${row.groupKey}`} row={row} />
            const { key } = row.node
            const isShown = showAllProblems === true || left.has(key)
            const own = isShown ? problemsAtNode(problems, key) : none
            return (
              <NodeRow
                key={key}
                row={row}
                isCurrent={hasCurrent ? key === current : row.isRoot}
                problems={own.length === 0 ? none : own}
                onKeyDown={onKeyDown}
              />
            )
          })}
        </div>
        <output aria-live="polite" className="sr-only">
          {said}
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

/** The row that has the focus after one is gone: the next one, or the one before. */
function neighbour(grid: HTMLElement | null, key: string): string | null {
  const rows = [...(grid?.querySelectorAll<HTMLElement>('[data-node-key]') ?? [])]
  const index = rows.findIndex((row) => row.dataset.nodeKey === key)
  const depth = Number(rows[index]?.ariaLevel ?? 0)
  const after = rows.slice(index + 1).find((row) => Number(row.ariaLevel) <= depth)
  return (after ?? rows[index - 1])?.dataset.nodeKey ?? null
}

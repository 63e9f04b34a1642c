import {
  useCallback,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  type FocusEvent,
  type Ref,
} from 'react'
import { indexColumns, type Column } from '#domain/contract/columns.ts'
import { expandTo } from '#domain/filter-tree/expand-to.ts'
import type { Problem } from '#domain/configuration/problems.ts'
import type { StartingPoint } from '#domain/configuration/starting-points.ts'
import type { QueueUser } from '#domain/contract/queues.ts'
import { lazyPart } from '#ui/lazy-part.tsx'
import type { RevealHandle } from '#ui/reveal-handle.ts'
import { AddRow } from './add-row.tsx'
import { ColumnValuesContext, useColumnValues } from './use-column-values.ts'
import { EmptyTree } from './empty-tree.tsx'
import { EditorContextValue, type EditorContext } from './editor-context.ts'
import { FindBar } from './find-bar.tsx'
import { KeyHelp } from './key-help.tsx'
import { NodeCountsContext, type CountedQueue } from './node-counts.ts'
import { NodeRow } from './node-row.tsx'
import { keyOf } from './row-focus.ts'
import { problemsByKey, problemsOfRow } from './row-problems.ts'
import { rowKey, rowOfNode } from './tree-rows.ts'
import { RowOverlayPart } from './row-overlay-part.tsx'
import { TreeDrag } from './tree-drag-part.tsx'
import { useRowOverlay } from './use-row-overlay.ts'
import { useTreeClicks } from './use-tree-clicks.ts'
import { useNodeCounts } from './use-node-counts.ts'
import { useRowFocus, type FocusAt } from './use-row-focus.ts'
import { useRowSelection } from './use-row-selection.ts'
import { useTree } from './use-tree.ts'
import { useTreeClipboard } from './use-tree-clipboard.ts'
import { useTreeKeys } from './use-tree-keys.ts'
import { useVirtualRows } from './use-virtual-rows.ts'
import * as words from './words.ts'

const EmptyResultHint = lazyPart(
  async () => (await import('./empty-result-hint.tsx')).EmptyResultHint,
  { name: words.hintPart, look: 'row' },
)

export type FilterEditorProps = {
  readonly columns: readonly Column[] | null
  readonly members: readonly QueueUser[] | null
  /** Without those of the row that the user is still entering. */
  readonly problems: readonly Problem[]
  readonly queue: CountedQueue
  /** Null while the columns are loading. */
  readonly startingPoints: readonly StartingPoint[] | null
  readonly isFinding: boolean
  readonly onFindingChange: (isFinding: boolean) => void
  readonly isHelpOpen: boolean
  readonly onHelpChange: (isOpen: boolean) => void
  readonly ref?: Ref<RevealHandle>
}

/** In an old queue, days before now would select nothing. */
function fitting(points: readonly StartingPoint[]): readonly StartingPoint[] {
  const isOld = points.some(({ id }) => id === 'last_days_of_queue')
  return points.filter(({ id }) => !(isOld && id === 'last_days'))
}

/** The filter tree as a treegrid. Each row is a group or a leaf, each edit a function of the tree. */
export function FilterEditor(props: FilterEditorProps) {
  const { columns, members, problems, queue, startingPoints, ref } = props
  const { isFinding, onFindingChange, isHelpOpen, onHelpChange } = props
  const keysHintId = useId()
  const grid = useRef<HTMLDivElement>(null)
  const overlay = useRowOverlay()
  const { current, setCurrent, focus } = useRowFocus(grid, overlay.open)
  const tree = useTree(focus)
  const { root, edit, latest, announced } = tree
  const { rows, keys, height, measure } = useVirtualRows(root, current, grid)
  const found = useNodeCounts(root, { columns, members }, queue)
  const { toMute } = found
  const selection = useRowSelection(tree, focus)
  const { onKeyDown, onKeyDownCapture } = useTreeKeys({
    tree,
    keys,
    focus,
    selection,
    open: (what) => (what === 'keys' ? onHelpChange(true) : onFindingChange(true)),
    openOverlay: overlay.open,
  })
  const { onClick, onMouseDown } = useTreeClicks({ edit, focus, openOverlay: overlay.open })
  const reveal = useCallback(
    (key: string, at: FocusAt) => {
      edit((whole) => expandTo(whole, key))
      focus(rowOfNode(latest(), key), at)
    },
    [edit, focus, latest],
  )
  useImperativeHandle(
    ref,
    () => ({
      reveal: (key, field) => reveal(key, field === 'row' ? 'row' : { field: field ?? 'node' }),
    }),
    [reveal],
  )
  useTreeClipboard(tree, selection, grid)
  const byKey = useMemo(() => problemsByKey(problems), [problems])

  const context = useMemo<EditorContext>(() => {
    const columnOf = indexColumns(columns ?? [])
    return {
      columns,
      columnOf,
      members,
      startingPoints: fitting(startingPoints ?? []),
      queue,
      edit,
      latest,
    }
  }, [columns, members, startingPoints, queue, edit, latest])
  const values = useColumnValues(root, context.columnOf, queue)
  const onFocus = (event: FocusEvent) => {
    const key = keyOf(event.target)
    if (key !== null) setCurrent(key)
  }
  const hasCurrent = keys.includes(current)

  return (
    <EditorContextValue value={context}>
      <NodeCountsContext value={found}>
        <ColumnValuesContext value={values}>
          <div className="relative px-2 py-3 lg:px-3 lg:pb-4">
            {isFinding ? (
              <FindBar
                root={root}
                onShow={(key) => reveal(key, 'sight')}
                onClose={(key) => {
                  onFindingChange(false)
                  focus(key ?? root.key)
                }}
              />
            ) : null}
            {keys.length === 2 && !('not' in root) ? (
              <EmptyTree isLoading={startingPoints === null} />
            ) : null}
            <div className="relative">
              <div
                ref={grid}
                role="treegrid"
                aria-label={words.tree}
                aria-describedby={keysHintId}
                aria-rowcount={keys.length}
                aria-multiselectable
                tabIndex={-1}
                onKeyDown={onKeyDown}
                onKeyDownCapture={onKeyDownCapture}
                onClick={onClick}
                onMouseDown={onMouseDown}
                onFocus={onFocus}
                className="relative tree-steps outline-none"
                style={{ height }}
              >
                {rows.map(({ row, ...place }) =>
                  row.kind === 'add' ? (
                    <AddRow key={rowKey(row)} row={row} {...place} measure={measure} />
                  ) : (
                    <NodeRow
                      key={rowKey(row)}
                      row={row}
                      {...place}
                      measure={measure}
                      isCurrent={hasCurrent ? row.node.key === current : row.isRoot}
                      isSelected={selection.keys.has(row.node.key)}
                      problems={problemsOfRow(byKey, row.node)}
                    />
                  ),
                )}
              </div>
              <TreeDrag grid={grid} />
              <RowOverlayPart root={root} opened={overlay.opened} onClose={overlay.close} />
            </div>
            {found.whyNone === null ? null : (
              <p className="px-2 pt-2 text-xs text-ink-3">{words.noCounts(found.whyNone)}</p>
            )}
            {toMute === null ? null : <EmptyResultHint root={root} toMute={toMute} />}
            <output aria-live="polite" className="sr-only">
              <span key={announced.turn}>{announced.text}</span>
            </output>
            <span id={keysHintId} className="sr-only">
              {words.pressForShortcuts}
            </span>
            <KeyHelp isOpen={isHelpOpen} onOpenChange={onHelpChange} />
          </div>
        </ColumnValuesContext>
      </NodeCountsContext>
    </EditorContextValue>
  )
}

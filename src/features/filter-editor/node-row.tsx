import { memo, type KeyboardEvent } from 'react'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import type { Problem } from '#domain/configuration/problems.ts'
import { classNames } from '#ui/class-names.ts'
import { DragHandle } from './drag-handle.tsx'
import { GroupPhrase } from './group-phrase.tsx'
import { LeafPhrase } from './leaf-phrase.tsx'
import { Rails, rowIndent } from './rails.tsx'
import { RowCount } from './row-count.tsx'
import { RowDrop } from './row-drop.tsx'
import { RowMenu } from './row-menu.tsx'
import { areSameProblems } from './row-problems.ts'
import type { NodeRow as NodeRowData } from './tree-rows.ts'

export type RowContentProps = {
  readonly row: NodeRowData
  readonly problems: readonly Problem[]
}

export type NodeRowProps = RowContentProps & {
  /** Index among all rows, from 1. */
  readonly rowIndex: number
  /** The only row that Tab reaches. */
  readonly isCurrent: boolean
  readonly isSelected: boolean
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>, node: DraftNode) => void
}

/** Escape in a field focuses its row. Captured, because fields stop the event. */
function leaveField(event: KeyboardEvent<HTMLElement>): void {
  const row = event.currentTarget
  const { target } = event
  if (event.key !== 'Escape' || target === row || !(target instanceof HTMLElement)) return
  if (!row.contains(target) || target.getAttribute('aria-expanded') === 'true') return
  event.stopPropagation()
  row.focus()
}

export function NodeRow(props: NodeRowProps) {
  const { row, problems, rowIndex, isCurrent, isSelected, onKeyDown } = props
  const { node, depth } = row
  return (
    <div
      role="row"
      data-node-key={node.key}
      tabIndex={isCurrent ? 0 : -1}
      aria-rowindex={rowIndex}
      aria-level={depth + 1}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-selected={isSelected}
      {...('filter' in node ? {} : { 'aria-expanded': !node.collapsed })}
      onKeyDown={(event) => onKeyDown(event, node)}
      onKeyDownCapture={leaveField}
      className={classNames(
        'group/row relative grid min-h-11 grid-cols-[minmax(0,1fr)_auto_auto] items-center rounded-lg outline-2 -outline-offset-2 outline-transparent data-[dragged]:opacity-40 lg:min-h-10',
        'hover:bg-sunken focus:bg-sunken focus-visible:outline-accent',
        isSelected && 'bg-accent-soft',
      )}
    >
      <RowContent row={row} problems={problems} />
    </div>
  )
}

const isSameContent = (a: RowContentProps, b: RowContentProps): boolean =>
  a.row === b.row && areSameProblems(a.problems, b.problems)

/** One edit changes the rails of many rows, so the parts render separately. */
const RowContent = memo(function RowContent({ row, problems }: RowContentProps) {
  const { node, depth } = row
  return (
    <>
      <div
        role="gridcell"
        className={classNames(
          'relative flex min-h-[inherit] min-w-0 flex-wrap items-center gap-x-1.5 gap-y-1 py-1',
          row.isMuted && '[&>*:not([aria-hidden])]:opacity-55',
        )}
        style={rowIndent(depth)}
      >
        <Rails rails={row.rails} />
        {'filter' in node && !row.isRoot ? <DragHandle nodeKey={node.key} /> : null}
        {'filter' in node ? (
          <LeafPhrase node={node} problems={problems} isMuted={row.isMuted} />
        ) : (
          <GroupPhrase node={node} problems={problems} isRoot={row.isRoot} />
        )}
      </div>
      <div role="gridcell" className="min-w-16 pl-2">
        <RowCount node={node} isMuted={row.isMuted} />
      </div>
      <div role="gridcell" data-row-menu className="pr-1">
        <RowMenu node={node} isRoot={row.isRoot} isNegated={row.isNegated} />
        <RowDrop
          target={{
            key: node.key,
            kind: row.isRoot ? 'root' : 'filter' in node ? 'leaf' : 'group',
          }}
        />
      </div>
    </>
  )
}, isSameContent)

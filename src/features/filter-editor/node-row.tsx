import { memo, type KeyboardEvent } from 'react'
import { ChevronRight } from 'lucide-react'
import type { DraftNode } from '#domain/configuration.ts'
import { describeTree } from '#domain/describe.ts'
import { toggleCollapsed } from '#domain/filter-edit.ts'
import type { Problem } from '#domain/problems.ts'
import { IconButton } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { browserTimeZone } from '#ui/date-time-field.tsx'
import { FieldError } from '#ui/field-error.tsx'
import { ColumnField } from './column-field.tsx'
import { useEditor } from './editor-context.ts'
import type { NodeRow as NodeRowData } from './flatten-tree.ts'
import { GroupLabel } from './group-label.tsx'
import { OperatorField } from './operator-field.tsx'
import { Rails, rowIndent } from './rails.tsx'
import { RowMenu } from './row-menu.tsx'
import { areSameProblems } from './row-problems.ts'
import { ValueField } from './value-field.tsx'

export type NodeRowProps = {
  readonly row: NodeRowData
  /** The row that Tab reaches: one of all. */
  readonly isCurrent: boolean
  readonly problems: readonly Problem[]
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>, node: DraftNode) => void
}

/**
 * Escape in a field brings the focus back to its row, unless it closes the field's own list. Heard
 * on the way down: the fields keep their keys to themselves.
 */
function leaveField(event: KeyboardEvent<HTMLElement>): void {
  const row = event.currentTarget
  const { target } = event
  if (event.key !== 'Escape' || target === row || !(target instanceof HTMLElement)) return
  if (!row.contains(target) || target.getAttribute('aria-expanded') === 'true') return
  event.stopPropagation()
  row.focus()
}

const isSameRow = (a: NodeRowProps, b: NodeRowProps): boolean =>
  a.row === b.row &&
  a.isCurrent === b.isCurrent &&
  a.onKeyDown === b.onKeyDown &&
  areSameProblems(a.problems, b.problems)

/** A row of the tree: a group with its meaning, or a leaf that reads like a phrase. */
export const NodeRow = memo(function NodeRow({
  row,
  isCurrent,
  problems,
  onKeyDown,
}: NodeRowProps) {
  const { node, depth } = row
  const isGroup = !('filter' in node)
  return (
    <div
      role="row"
      data-node-key={node.key}
      tabIndex={isCurrent ? 0 : -1}
      aria-level={depth + 1}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      {...(isGroup ? { 'aria-expanded': !node.collapsed } : {})}
      onKeyDown={(event) => onKeyDown(event, node)}
      onKeyDownCapture={leaveField}
      className={classNames(
        'grid min-h-11 grid-cols-[minmax(0,1fr)_auto] items-center rounded-lg outline-none lg:min-h-10',
        'hover:bg-sunken focus:bg-sunken focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent',
      )}
    >
      <div
        role="gridcell"
        className={classNames(
          'relative flex min-h-[inherit] min-w-0 flex-wrap items-center gap-x-1.5 gap-y-1 py-1',
          row.isMuted && '[&>*:not([aria-hidden])]:opacity-55',
        )}
        style={rowIndent(depth)}
      >
        <Rails rails={row.rails} />
        {'filter' in node ? (
          <Leaf node={node} problems={problems} isMuted={row.isMuted} />
        ) : (
          <Group node={node} problems={problems} />
        )}
      </div>
      <div role="gridcell" className="pr-1">
        <RowMenu node={node} isRoot={row.isRoot} isNegated={row.isNegated} />
      </div>
    </div>
  )
}, isSameRow)

const messageAt = (problems: readonly Problem[], ...fields: readonly string[]) =>
  problems.find(({ place }) => place.kind === 'node' && fields.includes(place.field))?.message

type PartProps = { readonly node: DraftNode; readonly problems: readonly Problem[] }

function Leaf({ node, problems, isMuted }: PartProps & { readonly isMuted: boolean }) {
  if (!('filter' in node)) return null
  const { filter, key } = node
  const field = (...fields: readonly string[]) => ({
    nodeKey: key,
    filter,
    error: messageAt(problems, ...fields),
  })
  const atColumn = field('column_id', 'type', 'node')
  return (
    <>
      <span className={classNames('flex min-w-0 items-start', isMuted && 'line-through')}>
        <ColumnField {...atColumn} />
      </span>
      {filter.column_id === undefined ? null : (
        <>
          <OperatorField {...field('operator')} />
          <ValueField {...field('value', 'user_ids', 'case_sensitive')} />
        </>
      )}
      {atColumn.error === undefined ? null : (
        <span className="basis-full pl-2">
          <FieldError>{atColumn.error}</FieldError>
        </span>
      )}
    </>
  )
}

function Group({ node, problems }: PartProps) {
  const { edit, columns, members } = useEditor()
  if ('filter' in node) return null
  const isCollapsed = node.collapsed === true
  const message = messageAt(problems, 'node')
  const sentence = isCollapsed
    ? describeTree(node, {
        columns,
        members,
        time_zone: browserTimeZone(),
        record_id_count: 0,
      })
        .map(({ text }) => text)
        .join('')
    : ''
  return (
    <>
      {isCollapsed ? (
        <IconButton
          label="Expand"
          shortcut="→"
          size="small"
          variant="quiet"
          onPress={() =>
            edit((root) => toggleCollapsed(root, node.key), { focus: node.key, say: 'Expanded' })
          }
        >
          <ChevronRight aria-hidden />
        </IconButton>
      ) : null}
      <GroupLabel node={node} />
      {isCollapsed ? <span className="min-w-0 truncate text-ink-2">{sentence}</span> : null}
      {message === undefined ? null : <span className="text-xs text-bad">{message}</span>}
    </>
  )
}

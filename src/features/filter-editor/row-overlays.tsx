import type { ReactNode } from 'react'
import { filterTypes, type FilterType } from '#domain/contract/contract.ts'
import { filterTypeFacts } from '#domain/contract/filter-types.ts'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { putTree } from '#domain/filter-tree/add-tree.ts'
import { findNode, pathTo } from '#domain/filter-tree/draft-nodes.ts'
import { changeCondition, conditionOf, type Condition } from '#domain/filter-tree/condition.ts'
import { withColumn, withOperator, withValue } from '#domain/filter-tree/leaf-edit.ts'
import { dateAt, withDate } from '#domain/filter-tree/period.ts'
import { parseRelativeDate } from '#domain/filter-tree/relative-date.ts'
import { OptionList } from '#ui/option-list.tsx'
import { Popover } from '#ui/popover.tsx'
import { ColumnList } from './column-list.tsx'
import { useEditor } from './editor-context.ts'
import { GroupKindMenu } from './group-kind-menu.tsx'
import { runAction } from './node-actions.ts'
import { LeafTypeIcon } from './leaf-types.tsx'
import { MembersList } from './members-list.tsx'
import { offeredOperators } from './operator-field.tsx'
import { ValueChart } from './value-chart.tsx'
import type { RowOverlay } from './row-controls.ts'
import { RelativeDateEditor } from './relative-date-editor.tsx'
import { RowMenu } from './row-menu.tsx'
import type { OpenedOverlay } from './use-row-overlay.ts'
import * as words from './words.ts'

export type RowOverlaysProps = {
  readonly root: DraftNode
  readonly opened: OpenedOverlay
  readonly onClose: () => void
}

const typeItems = filterTypes.map((id) => ({
  id,
  label: filterTypeFacts[id].label,
  icon: <LeafTypeIcon type={id} />,
}))
const booleanItems = ['true', 'false'].map((id) => ({ id, label: id }))

/** The one overlay of the tree, at the button of the row that asked for it. */
export function RowOverlays({ root, opened, onClose }: RowOverlaysProps) {
  const { overlay, key, anchor, isOpen } = opened
  const node = findNode(root, key)
  const place = {
    triggerRef: anchor,
    isOpen,
    onOpenChange: (isNowOpen: boolean) => {
      if (!isNowOpen) onClose()
    },
  }
  if (!node) return null
  if (overlay === 'group_kind') return <GroupKindMenu groupKey={key} place={place} />
  const parent = pathTo(root, key).at(-2)
  const isNegated = parent !== undefined && 'not' in parent
  if (overlay === 'menu') {
    return <RowMenu node={node} isRoot={node === root} isNegated={isNegated} place={place} />
  }
  const condition = conditionOf(node)
  if (condition === null) return null
  return (
    <Popover
      {...place}
      label={labels[overlay]}
      placement="bottom start"
      className={overlay === 'column' ? 'w-88 max-w-[calc(100vw-24px)]' : ''}
    >
      <ConditionOverlay
        overlay={overlay}
        typed={opened.typed}
        nodeKey={key}
        filter={condition}
        isNegated={isNegated}
        onClose={onClose}
      />
    </Popover>
  )
}

type ConditionOverlayName = Exclude<RowOverlay, 'menu' | 'group_kind'>

const labels = {
  column: words.column,
  type: words.columnType,
  operator: words.operator,
  boolean: words.value,
  members: words.members,
  range: words.valueDistribution,
  relative: words.relativeDate,
  relative_to: words.relativeDate,
} as const satisfies Record<ConditionOverlayName, string>

type ConditionOverlayProps = {
  readonly overlay: ConditionOverlayName
  readonly typed: string
  readonly nodeKey: string
  readonly filter: Condition
  readonly isNegated: boolean
  readonly onClose: () => void
}

function ConditionOverlay(props: ConditionOverlayProps): ReactNode {
  const { overlay, typed, nodeKey, filter, isNegated, onClose } = props
  const { edit, columnOf, startingPoints } = useEditor()
  const change = (next: (now: Condition) => Condition) =>
    edit((root) => changeCondition(root, nodeKey, next))
  const choose = (next: (now: Condition) => Condition) => {
    change(next)
    onClose()
  }
  const label = labels[overlay]
  switch (overlay) {
    case 'column':
      return (
        <ColumnList
          typed={typed}
          filter={filter}
          startingPoints={filter.column_id === undefined ? startingPoints : []}
          onStart={({ name, filter_tree }) =>
            edit((root) => putTree(root, nodeKey, filter_tree), {
              focus: nodeKey,
              say: words.added(name),
            })
          }
          onChoose={(column) =>
            edit((root) => changeCondition(root, nodeKey, (now) => withColumn(now, column)), {
              focus: nodeKey,
              at: 'value',
            })
          }
          onClose={onClose}
        />
      )
    case 'type':
      return (
        <OptionList<FilterType>
          label={label}
          items={typeItems}
          value={filter.type ?? null}
          onChange={(type) => {
            const id = filter.column_id ?? ''
            const filter_type = columnOf(id)?.filter_type ?? type
            choose((now) => withColumn(now, { id, filter_type }))
          }}
        />
      )
    case 'operator':
      return (
        <OptionList
          label={label}
          items={offeredOperators(filter)}
          value={filter.operator ?? null}
          onChange={(operator) => {
            choose((now) => withOperator(now, operator))
          }}
        />
      )
    case 'boolean':
      return (
        <OptionList
          label={label}
          items={booleanItems}
          value={typeof filter.value === 'boolean' ? String(filter.value) : null}
          onChange={(value) => choose((now) => withValue(now, value === 'true'))}
        />
      )
    case 'members':
      return (
        <MembersList
          filter={filter}
          onChange={(user_ids) => change((now) => ({ ...now, user_ids }))}
          isNegated={isNegated}
          onNegate={() => runAction(edit, 'negate', nodeKey)}
        />
      )
    case 'range':
      return <ValueChart condition={filter} onChange={change} />
    case 'relative':
    case 'relative_to': {
      const end = overlay === 'relative' ? 0 : 1
      const date = dateAt(filter, end)
      return (
        <RelativeDateEditor
          value={date}
          onChange={(next) => {
            change((now) => withDate(now, end, next))
            if (parseRelativeDate(next) === null) onClose()
          }}
        />
      )
    }
    default:
      return overlay satisfies never
  }
}

import { memo, type CSSProperties } from 'react'
import { conditionOf } from '#domain/filter-tree/condition.ts'
import type { Problem } from '#domain/configuration/problems.ts'
import { classNames } from '#ui/class-names.ts'
import { ConditionPhrase } from './condition-phrase.tsx'
import { GroupPhrase } from './group-phrase.tsx'
import { Rails, rowIndent } from './rails.tsx'
import { opens } from './row-controls.ts'
import { RowCount } from './row-count.tsx'
import { areSameProblems } from './row-problems.ts'
import { iconButton } from './row-styles.ts'
import { canExpand, isOpen, type NodeRow as NodeRowData } from './tree-rows.ts'
import * as words from './words.ts'

/** Where a row is among all rows. */
export type RowPlace = {
  /** From 0. */
  readonly index: number
  /** Pixels from the top of the tree. */
  readonly start: number
  /** Gets the row's element, to measure its height. */
  readonly measure: (element: HTMLElement | null) => void
}

type RowContentProps = {
  readonly row: NodeRowData
  readonly problems: readonly Problem[]
  readonly isCurrent: boolean
}

export type NodeRowProps = RowContentProps &
  RowPlace & {
    /** `isCurrent`: the only row that Tab reaches. */
    readonly isSelected: boolean
  }

export const rowAt = (start: number): CSSProperties => ({ transform: `translateY(${start}px)` })

/** Text and native controls. The tree listens for the events of all rows. */
export function NodeRow(props: NodeRowProps) {
  const { row, problems, index, start, measure, isCurrent, isSelected } = props
  const { node, depth } = row
  const condition = conditionOf(node)
  const isDate = condition?.type === 'date'
  return (
    <div
      ref={measure}
      role="row"
      data-node-key={node.key}
      data-index={index}
      tabIndex={isCurrent ? 0 : -1}
      aria-rowindex={index + 1}
      aria-level={depth + 1}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-selected={isSelected}
      {...(canExpand(node) ? { 'aria-expanded': isOpen(node) } : {})}
      style={rowAt(start)}
      className={classNames(
        'group/row absolute inset-x-0 top-0 grid min-h-11 grid-cols-[minmax(0,1fr)_auto_auto] items-start rounded-lg -outline-offset-2 outline-accent data-[dragged]:opacity-40 lg:min-h-10 pointer-coarse:select-none',
        'hover:bg-sunken focus:bg-sunken focus-visible:outline-2',
        // On a phone a condition has two lines: the phrase beside the menu, the value beside the count.
        condition !== null && 'max-sm:grid-cols-[minmax(0,1fr)_auto]',
        isSelected && 'bg-accent-soft!',
      )}
    >
      <RowContent row={row} problems={problems} isCurrent={isCurrent && isDate} />
    </div>
  )
}

/** Stays beside the first line of a row. */
const sideCell = 'flex min-h-[inherit] items-center'

const isSameContent = (a: RowContentProps, b: RowContentProps): boolean =>
  a.row === b.row && a.isCurrent === b.isCurrent && areSameProblems(a.problems, b.problems)

/** An edit moves many rows, so their content renders separately. */
const RowContent = memo(function RowContent({ row, problems, isCurrent }: RowContentProps) {
  const { node, depth } = row
  const condition = conditionOf(node)
  return (
    <>
      <div
        role="gridcell"
        className={classNames(
          'relative flex min-h-[inherit] min-w-0 flex-wrap gap-x-1.5 gap-y-1',
          condition !== null
            ? 'content-start items-start self-stretch max-sm:row-span-2 max-sm:pr-2 lg:py-1.5'
            : 'items-center py-1',
          row.isMuted && '[&>*:not([aria-hidden])]:opacity-55',
        )}
        style={rowIndent(depth)}
      >
        <Rails rails={row.rails} />
        {condition !== null && !row.isRoot ? (
          <span
            aria-hidden
            data-drag-handle
            className="-ml-1.5 flex icon-grip h-11 cursor-grab touch-manipulation items-center text-ink-3 opacity-50 group-hover/row:opacity-100 active:cursor-grabbing lg:h-7"
          />
        ) : null}
        {condition === null ? (
          <GroupPhrase node={node} problems={problems} isRoot={row.isRoot} />
        ) : (
          <ConditionPhrase
            nodeKey={node.key}
            condition={condition}
            problems={problems}
            isMuted={row.isMuted}
            isCurrent={isCurrent}
          />
        )}
      </div>
      <div
        role="gridcell"
        className={classNames(
          sideCell,
          'min-w-16 justify-end pl-2',
          condition !== null &&
            'max-sm:col-start-2 max-sm:row-start-2 max-sm:min-w-11 max-sm:pr-2 max-sm:pl-0',
        )}
      >
        <RowCount node={node} isRoot={row.isRoot} isMuted={row.isMuted} />
      </div>
      <div
        role="gridcell"
        data-row-menu
        className={classNames(
          sideCell,
          'justify-end pr-1',
          condition !== null && 'max-sm:col-start-2 max-sm:row-start-1',
        )}
      >
        <button
          {...opens('menu')}
          aria-label={words.more}
          data-tip={words.more}
          className={classNames(iconButton, 'icon-more')}
        />
      </div>
    </>
  )
}, isSameContent)

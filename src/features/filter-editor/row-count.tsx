import { memo, use, type CSSProperties } from 'react'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { classNames } from '#ui/class-names.ts'
import { leavesOfRow } from '#domain/filter-tree/condition.ts'
import { NodeCountsContext } from './node-counts.ts'
import * as words from './words.ts'

const number = new Intl.NumberFormat('en')

function explanation(count: number, without: number | null, isCondition: boolean): string {
  if (!isCondition) return words.matchesOfGroup(count)
  const alone = words.matchesOfCondition(count)
  return without === null ? alone : `${alone} ${words.withoutCondition(without)}`
}

export type RowCountProps = {
  readonly node: DraftNode
  readonly isRoot: boolean
  readonly isMuted: boolean
}

export const RowCount = memo(function RowCount({ node, isRoot, isMuted }: RowCountProps) {
  const { counts, isCounting } = use(NodeCountsContext)
  const found = counts.get(node.key)
  if (!found) {
    return isRoot && isCounting ? (
      <span className="text-xs text-ink-3">{words.counting}</span>
    ) : null
  }
  const { count, total, isOutdated } = found
  const leaves = leavesOfRow(node)
  // Without both dates of a period the server counts nothing.
  const without = leaves.length === 1 ? (counts.get(leaves[0]!.key)?.without ?? null) : null
  const share = total === null || total === 0 ? 0 : Math.min(1, count / total)
  return (
    <span
      data-tip={explanation(count, without, leaves.length > 0)}
      style={{ '--share': `${share * 100}%` } as CSSProperties}
      className={classNames(
        'share-bar block text-right text-xs whitespace-nowrap tabular-nums transition-opacity motion-reduce:transition-none',
        (isOutdated || isMuted) && 'opacity-50',
      )}
    >
      <span className="font-semibold">{number.format(count)}</span>
      {isMuted ? <span className="text-ink-3"> {words.muted}</span> : null}
      {without === null || isMuted ? null : (
        <span className="text-ink-3 max-sm:hidden"> · {words.without(without)}</span>
      )}
    </span>
  )
})

import { memo, type CSSProperties } from 'react'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { classNames } from '#ui/class-names.ts'
import { useNodeCount } from './node-counts.ts'

const number = new Intl.NumberFormat('en')

const withoutText = (count: number): string => `${number.format(count)} without this condition`

export type RowCountProps = { readonly node: DraftNode; readonly isMuted: boolean }

export const RowCount = memo(function RowCount({ node, isMuted }: RowCountProps) {
  const found = useNodeCount(node.key)
  if (!found) return null
  const { count, without, total, isOutdated } = found
  const share = total === null || total === 0 ? 0 : Math.min(1, count / total)
  return (
    <span
      style={{ '--share': `${share * 100}%` } as CSSProperties}
      className={classNames(
        'share-bar block text-right text-xs whitespace-nowrap tabular-nums transition-opacity motion-reduce:transition-none',
        (isOutdated || isMuted) && 'opacity-50',
      )}
    >
      <span className="font-semibold">{number.format(count)}</span>
      {isMuted ? <span className="text-ink-3"> muted</span> : null}
      {without === null || isMuted ? null : (
        <span className="text-ink-3 max-sm:hidden" title={withoutText(without)}>
          {' '}
          · {number.format(without)} without
        </span>
      )}
    </span>
  )
})

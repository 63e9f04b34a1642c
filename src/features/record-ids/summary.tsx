import { maxRecordIds } from '#domain/contract/contract.ts'
import type { RecordIds } from '#domain/record-ids/record-ids.ts'
import { Notice } from '#ui/notice.tsx'
import * as words from './words.ts'

export type SummaryProps = {
  readonly ids: RecordIds
  /** The number of ids that the queue lacks; null while unknown. */
  readonly missing: number | null
}

export function Summary({ ids, missing }: SummaryProps) {
  const count = ids.record_ids.length
  return (
    <div className="flex flex-col gap-2">
      <p aria-live="polite">
        <span className="text-lg font-semibold tabular-nums">{words.countedIds(count)}</span>
        {ids.duplicates > 0 ? (
          <span className="text-ink-2">{words.repeated(ids.duplicates)}</span>
        ) : null}
        {missing === null || count === 0 ? null : (
          <span className={missing > 0 ? 'text-warn' : 'text-ink-2'}>
            {words.inThisQueue(count - missing, count)}
          </span>
        )}
      </p>
      {count > maxRecordIds ? (
        <Notice tone="bad">{words.tooMany(count, maxRecordIds)}</Notice>
      ) : null}
    </div>
  )
}

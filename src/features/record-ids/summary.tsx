import { maxRecordIds } from '#domain/contract/contract.ts'
import type { RecordIds } from '#domain/record-ids/record-ids.ts'
import { Notice } from '#ui/notice.tsx'

export type SummaryProps = {
  readonly ids: RecordIds
  /** The number of ids that the queue lacks; null while unknown. */
  readonly missing: number | null
}

const thousands = (count: number) => count.toLocaleString('en')
const counted = (count: number) => `${thousands(count)} record ${count === 1 ? 'ID' : 'IDs'}`

export function Summary({ ids, missing }: SummaryProps) {
  const count = ids.record_ids.length
  return (
    <div className="flex flex-col gap-2">
      <p aria-live="polite">
        <span className="text-lg font-semibold tabular-nums">{counted(count)}</span>
        {ids.duplicates > 0 ? (
          <span className="text-ink-2"> · {thousands(ids.duplicates)} repeated, counted once</span>
        ) : null}
        {missing === null || count === 0 ? null : (
          <span className={missing > 0 ? 'text-warn' : 'text-ink-2'}>
            {missing === 0
              ? ' · all in this queue'
              : ` · ${thousands(count - missing)} of ${thousands(count)} are in this queue`}
          </span>
        )}
      </p>
      {count > maxRecordIds ? (
        <Notice tone="bad">
          An export can have up to {counted(maxRecordIds)}. Remove {thousands(count - maxRecordIds)}
          .
        </Notice>
      ) : null}
    </div>
  )
}

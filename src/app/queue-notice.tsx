import type { Imports } from '#domain/contract/endpoints/import-schemas.ts'
import { preparingText } from '#features/queue-picker/import-progress.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { OpenQueue } from './use-known-queue.ts'
import * as words from './words.ts'

export type QueueNoticeProps = {
  readonly open: Pick<OpenQueue, 'failure' | 'isPreparing'>
  readonly queueId: string | null
  readonly imports: Imports
}

/** Why the chosen queue is not open. */
export function QueueNotice({ open, queueId, imports }: QueueNoticeProps) {
  const { failure, isPreparing } = open
  if (isPreparing) {
    const preparing = imports.preparing.find(({ id }) => id === queueId)
    return (
      <Notice tone="info" title={words.queueIsPrepared}>
        {preparing ? `${preparingText(preparing)}. ` : ''}
        {words.opensByItself}
      </Notice>
    )
  }
  if (failure === null) return null
  const failed = imports.failed.find(({ id }) => id === queueId)
  return (
    <Notice
      tone="bad"
      title={words.queueNotOpen}
      action={
        <Button size="small" onClick={failure.retry}>
          {words.tryAgain}
        </Button>
      }
    >
      {failed ? words.notImported(failed.reason) : failure.message}
    </Notice>
  )
}

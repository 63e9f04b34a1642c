import type { Imports } from '#domain/contract/endpoints/import-schemas.ts'
import { preparingText } from '#features/queue-picker/import-progress.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { OpenQueue } from './use-known-queue.ts'

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
      <Notice tone="info" title="This queue is still being prepared">
        {preparing ? `${preparingText(preparing)}. ` : ''}It opens automatically when it’s ready.
      </Notice>
    )
  }
  if (failure === null) return null
  const failed = imports.failed.find(({ id }) => id === queueId)
  return (
    <Notice
      tone="bad"
      title="This queue can’t be opened"
      action={
        <Button size="small" onClick={failure.retry}>
          Try again
        </Button>
      }
    >
      {failed ? `It couldn’t be imported. ${failed.reason}.` : failure.message}
    </Notice>
  )
}

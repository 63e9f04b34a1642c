import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { Imports } from '#domain/contract/endpoints/import-schemas.ts'
import { preparingText } from '#features/queue-picker/import-progress.ts'
import { LinkNotices } from './link-notices.tsx'
import type { OpenQueue } from './use-known-queue.ts'
import type { Link } from './use-link.ts'

export type PageNoticesProps = {
  readonly link: Pick<Link, 'notices' | 'dismiss'>
  readonly open: Pick<OpenQueue, 'failure' | 'isPreparing'>
  readonly queueId: string | null
  readonly imports: Imports
}

export function PageNotices({ link, open, queueId, imports }: PageNoticesProps) {
  const { failure, isPreparing } = open
  const preparing = imports.preparing.find(({ id }) => id === queueId)
  const failed = imports.failed.find(({ id }) => id === queueId)
  if (link.notices.length === 0 && failure === null) return null
  return (
    <div className="flex flex-col gap-2">
      <LinkNotices notices={link.notices} dismiss={link.dismiss} />
      {isPreparing ? (
        <Notice tone="info" title="This queue is still being prepared">
          {preparing ? `${preparingText(preparing)}. ` : ''}It opens automatically when it’s ready.
        </Notice>
      ) : null}
      {failure === null || isPreparing ? null : (
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
      )}
    </div>
  )
}

import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { LinkNotices } from './link-notices.tsx'
import type { OpenQueue } from './use-known-queue.ts'
import type { Link } from './use-link.ts'

export type PageNoticesProps = {
  readonly link: Pick<Link, 'notices' | 'dismiss'>
  readonly open: Pick<OpenQueue, 'failure' | 'isPreparing'>
}

export function PageNotices({ link, open }: PageNoticesProps) {
  const { failure, isPreparing } = open
  if (link.notices.length === 0 && failure === null) return null
  return (
    <div className="flex flex-col gap-2">
      <LinkNotices notices={link.notices} dismiss={link.dismiss} />
      {isPreparing ? (
        <Notice tone="info" title="This queue is still being imported">
          It opens automatically when it’s ready.
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
          {failure.message}
        </Notice>
      )}
    </div>
  )
}

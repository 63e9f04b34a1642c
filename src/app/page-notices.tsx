import { lazyPart } from '#ui/lazy-part.tsx'
import { LinkNotices } from './link-notices.tsx'
import type { QueueNoticeProps } from './queue-notice.tsx'
import type { Link } from './use-link.ts'
import * as words from './words.ts'

// Likely, because a server that is away cannot send it.
const QueueNotice = lazyPart(async () => (await import('./queue-notice.tsx')).QueueNotice, {
  name: words.queueNoticePart,
  look: 'row',
  isLikely: true,
})

export type PageNoticesProps = QueueNoticeProps & {
  readonly link: Pick<Link, 'notices' | 'dismiss'>
}

export function PageNotices({ link, ...queue }: PageNoticesProps) {
  const isClosed = queue.open.failure !== null
  if (link.notices.length === 0 && !isClosed) return null
  return (
    <div className="flex flex-col gap-2">
      <LinkNotices notices={link.notices} dismiss={link.dismiss} />
      {isClosed ? <QueueNotice {...queue} /> : null}
    </div>
  )
}

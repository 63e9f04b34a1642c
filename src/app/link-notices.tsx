import { Button } from '#ui/button.tsx'
import { CopyButton } from '#ui/copy-button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { Link } from './use-link.ts'
import { copyReadable } from './link-words.ts'
import * as words from './words.ts'

export type LinkNoticesProps = Pick<Link, 'notices' | 'dismiss'>

export function LinkNotices({ notices, dismiss }: LinkNoticesProps) {
  if (notices.length === 0) return null
  return (
    <div className="flex flex-col gap-2">
      {notices.map((notice) => (
        <Notice
          key={notice.text}
          tone={notice.tone}
          onDismiss={() => dismiss(notice)}
          action={
            notice.retry ? (
              <Button size="small" onClick={notice.retry}>
                {words.tryAgain}
              </Button>
            ) : notice.json === undefined ? null : (
              <CopyButton label={copyReadable} text={() => notice.json ?? ''} />
            )
          }
        >
          {notice.text}
        </Notice>
      ))}
    </div>
  )
}

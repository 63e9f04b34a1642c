import { Copy } from 'lucide-react'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { showToast } from '#ui/toast.tsx'
import type { Link, LinkNotice } from './use-link.ts'

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
          action={notice.json === undefined ? null : <CopyJson notice={notice} />}
        >
          {notice.text}
        </Notice>
      ))}
    </div>
  )
}

function CopyJson({ notice }: { readonly notice: LinkNotice }) {
  const copy = async () => {
    await navigator.clipboard.writeText(notice.json ?? '')
    showToast({ title: 'Copied what could be read', tone: 'good' })
  }
  return (
    <Button size="small" onPress={() => void copy()}>
      <Copy aria-hidden />
      Copy what could be read
    </Button>
  )
}

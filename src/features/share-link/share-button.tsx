import { useState } from 'react'
import { Link as LinkIcon } from 'lucide-react'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import type { ShareFormProps } from './share-form.tsx'
import * as words from './words.ts'

const ShareForm = lazyPart(async () => (await import('./share-form.tsx')).ShareForm, {
  name: words.sharePart,
  className: '',
  waiting: <Skeleton className="h-60" />,
})

export function ShareButton(props: Omit<ShareFormProps, 'onClose'>) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        aria-label={words.share}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        <LinkIcon aria-hidden />
        <span className="max-lg:hidden">{words.share}</span>
      </Button>
      <Dialog title={words.shareExport} isOpen={isOpen} onOpenChange={setOpen}>
        <ShareForm {...props} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

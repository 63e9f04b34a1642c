import { lazy, Suspense, useState } from 'react'
import { Link as LinkIcon } from 'lucide-react'
import { Button } from '#ui/button.tsx'
import type { ShareDialogProps } from './share-dialog.tsx'

// The page opens without it.
const ShareDialog = lazy(async () => ({
  default: (await import('./share-dialog.tsx')).ShareDialog,
}))

export function ShareButton(props: Omit<ShareDialogProps, 'onClose'>) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onPress={() => setOpen(true)} aria-label="Share">
        <LinkIcon aria-hidden />
        <span className="max-lg:hidden">Share</span>
      </Button>
      {isOpen ? (
        <Suspense>
          <ShareDialog {...props} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}

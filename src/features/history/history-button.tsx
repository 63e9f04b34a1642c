import { useState } from 'react'
import { History as HistoryIcon } from 'lucide-react'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import type { HistoryListProps } from './history-list.tsx'
import * as words from './words.ts'

const HistoryList = lazyPart(async () => (await import('./history-list.tsx')).HistoryList, {
  name: words.historyPart,
  className: '',
  waiting: <Skeleton className="h-40" />,
})

export type HistoryButtonProps = Omit<HistoryListProps, 'onClose'>

export function HistoryButton(props: HistoryButtonProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        variant="quiet"
        aria-label={words.history}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        <HistoryIcon aria-hidden />
        <span className="max-lg:hidden">{words.history}</span>
      </Button>
      <Dialog title={words.history} isOpen={isOpen} onOpenChange={setOpen}>
        <HistoryList {...props} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

import { Dialog } from '#ui/dialog.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import * as words from './words.ts'

const KeyList = lazyPart(async () => (await import('./key-list.tsx')).KeyList, {
  name: words.shortcutsPart,
  className: '',
  waiting: <Skeleton className="h-80" />,
})

export type KeyHelpProps = {
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

export function KeyHelp({ isOpen, onOpenChange }: KeyHelpProps) {
  return (
    <Dialog title={words.shortcuts} isOpen={isOpen} onOpenChange={onOpenChange} size="small">
      <KeyList />
    </Dialog>
  )
}

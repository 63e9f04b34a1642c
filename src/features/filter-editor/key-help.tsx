import { Dialog } from '#ui/dialog.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { Skeleton } from '#ui/skeleton.tsx'

const KeyList = lazyPart(async () => (await import('./key-list.tsx')).KeyList, {
  name: 'The list of shortcuts',
  className: '',
  waiting: <Skeleton className="h-80" />,
})

export type KeyHelpProps = {
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

export function KeyHelp({ isOpen, onOpenChange }: KeyHelpProps) {
  return (
    <Dialog title="Keyboard shortcuts" isOpen={isOpen} onOpenChange={onOpenChange} size="small">
      <KeyList />
    </Dialog>
  )
}

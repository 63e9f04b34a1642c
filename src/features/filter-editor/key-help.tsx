import { Dialog } from '#ui/dialog.tsx'
import { keyHelp } from './tree-keys.ts'

export type KeyHelpProps = {
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

/** The keys of the tree. */
export function KeyHelp({ isOpen, onOpenChange }: KeyHelpProps) {
  return (
    <Dialog title="Keys in the tree" isOpen={isOpen} onOpenChange={onOpenChange} size="small">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-4 gap-y-1.5">
        {keyHelp.map(([keys, what]) => (
          <div key={keys} className="contents">
            <dt>
              <kbd className="rounded-md border border-line bg-sunken px-1.5 py-0.5 font-sans text-xs whitespace-nowrap">
                {keys}
              </kbd>
            </dt>
            <dd className="text-ink-2">{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}

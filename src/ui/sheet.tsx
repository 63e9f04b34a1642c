import type { ReactNode } from 'react'
import { X } from 'lucide-react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from './button.tsx'
import { passedByTab } from './reachable.ts'
import * as words from './words.ts'

export type SheetProps = {
  readonly label: string
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  readonly children: ReactNode
}

/**
 * An overlay of a phone: it fills the width and comes from the bottom, above the on-screen keyboard. One
 * with a search is as high as it may be from the start, because its list gets shorter.
 */
export function Sheet({ label, isOpen, onOpenChange, children }: SheetProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable
      className="fixed inset-x-0 top-0 z-50 flex h-(--visual-viewport-height) items-end bg-scrim transition-opacity data-[entering]:opacity-0 data-[exiting]:opacity-0"
    >
      <Modal className="flex max-h-[calc(100%-24px)] w-full flex-col overflow-hidden rounded-t-xl border-t border-line bg-surface text-ink shadow-overlay has-[[type=search]]:h-full">
        <Dialog className="flex min-h-0 flex-1 flex-col pb-[env(safe-area-inset-bottom)] outline-none [--list-height:none]">
          <div className="flex min-h-12 shrink-0 items-center gap-2 border-b border-line pr-1 pl-4">
            <Heading slot="title" className="flex-1 text-base font-semibold">
              {label}
            </Heading>
            <IconButton label={words.close} onClick={() => onOpenChange(false)}>
              <X />
            </IconButton>
          </div>
          <div {...passedByTab} className="flex min-h-0 flex-1 flex-col overflow-y-auto">
            {children}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

import type { ReactNode } from 'react'
import { X } from 'lucide-react'
import { Dialog as RacDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from './button.tsx'
import { classNames } from './class-names.ts'
import { passedByTab } from './reachable.ts'
import * as words from './words.ts'

const widths = {
  small: 'max-w-md sm:max-h-[min(800px,calc(100dvh-48px))]',
  medium: 'max-w-2xl sm:max-h-[min(800px,calc(100dvh-48px))]',
  full: 'h-[92dvh] sm:h-full sm:max-h-full',
} as const

export type DialogBoxProps = {
  readonly title: string
  readonly isOpen: boolean
  /** Without it, the user cannot dismiss the dialog. */
  readonly onOpenChange?: (isOpen: boolean) => void
  readonly size?: keyof typeof widths
  readonly children: ReactNode
}

export function DialogBox(props: DialogBoxProps) {
  const { title, isOpen, onOpenChange, size = 'medium', children } = props
  return (
    <ModalOverlay
      isOpen={isOpen}
      {...(onOpenChange ? { onOpenChange } : {})}
      isDismissable={onOpenChange !== undefined}
      isKeyboardDismissDisabled={onOpenChange === undefined}
      className="fixed inset-0 z-50 flex items-end justify-center bg-scrim transition-opacity data-[entering]:opacity-0 data-[exiting]:opacity-0 sm:items-center sm:p-6"
    >
      <Modal
        className={classNames(
          'max-h-[92dvh] w-full overflow-hidden rounded-t-xl border border-line bg-surface text-ink shadow-overlay sm:rounded-xl',
          widths[size],
        )}
      >
        <RacDialog className="flex h-full max-h-[inherit] flex-col outline-none">
          <div className="flex min-h-12 items-center gap-2 border-b border-line py-2 pr-2 pl-4">
            <Heading slot="title" className="flex-1 text-base font-semibold">
              {title}
            </Heading>
            {onOpenChange ? (
              <IconButton label={words.close} onClick={() => onOpenChange(false)}>
                <X />
              </IconButton>
            ) : null}
          </div>
          <div {...passedByTab} className="min-h-0 flex-1 overflow-y-auto p-4">
            {children}
          </div>
        </RacDialog>
      </Modal>
    </ModalOverlay>
  )
}

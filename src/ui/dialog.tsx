import type { ReactNode } from 'react'
import { X } from 'lucide-react'
import {
  Dialog as RacDialog,
  DialogTrigger,
  Heading,
  Modal,
  ModalOverlay,
} from 'react-aria-components'
import { Button, IconButton } from './button.tsx'
import { classNames } from './class-names.ts'

/** Wraps a button and the dialog that it opens, where the dialog's state is nobody else's. */
export { DialogTrigger }

const widths = { small: 'max-w-md', medium: 'max-w-2xl', large: 'max-w-5xl' } as const

type Base = {
  readonly title: string
  readonly isOpen?: boolean
  readonly onOpenChange?: (isOpen: boolean) => void
}

export type DialogProps = Base & {
  readonly size?: keyof typeof widths
  /** Buttons at the bottom, the main one last. */
  readonly footer?: ReactNode | ((options: { readonly close: () => void }) => ReactNode)
  readonly children: ReactNode | ((options: { readonly close: () => void }) => ReactNode)
}

export function Dialog({ title, size = 'medium', footer, children, ...state }: DialogProps) {
  return (
    <Shade {...state} isDismissable size={size}>
      <RacDialog className="flex max-h-[inherit] flex-col outline-none">
        {(options) => (
          <>
            <div className="flex items-center gap-2 border-b border-line py-2 pr-2 pl-4">
              <Heading slot="title" className="flex-1 text-base font-semibold">
                {title}
              </Heading>
              <IconButton label="Close" onPress={options.close}>
                <X />
              </IconButton>
            </div>
            <div className="min-h-0 flex-1 overflow-y-auto p-4">
              {typeof children === 'function' ? children(options) : children}
            </div>
            {footer === undefined ? null : (
              <div className="flex flex-wrap justify-end gap-2 border-t border-line p-3">
                {typeof footer === 'function' ? footer(options) : footer}
              </div>
            )}
          </>
        )}
      </RacDialog>
    </Shade>
  )
}

export type AlertDialogProps = Base & {
  /** What will happen, and whether it can be undone. */
  readonly children: ReactNode
  /** The verb of what happens: `Discard`. */
  readonly confirmLabel: string
  readonly cancelLabel?: string
  readonly isDangerous?: boolean
  readonly onConfirm: () => void
}

export function AlertDialog(props: AlertDialogProps) {
  const { title, children, confirmLabel, cancelLabel, isDangerous, onConfirm, ...state } = props
  return (
    <Shade {...state} size="small">
      <RacDialog role="alertdialog" className="flex flex-col gap-3 p-4 outline-none">
        {({ close }) => (
          <>
            <Heading slot="title" className="text-base font-semibold">
              {title}
            </Heading>
            <div className="text-ink-2">{children}</div>
            <div className="mt-1 flex flex-wrap justify-end gap-2">
              <Button onPress={close}>{cancelLabel ?? 'Cancel'}</Button>
              <Button
                variant={isDangerous ? 'danger' : 'primary'}
                onPress={() => {
                  onConfirm()
                  close()
                }}
              >
                {confirmLabel}
              </Button>
            </div>
          </>
        )}
      </RacDialog>
    </Shade>
  )
}

type ShadeProps = Omit<Base, 'title'> & {
  readonly isDismissable?: boolean
  readonly size: keyof typeof widths
  readonly children: ReactNode
}

function Shade({ isOpen, onOpenChange, isDismissable, size, children }: ShadeProps) {
  return (
    <ModalOverlay
      {...(isOpen === undefined ? {} : { isOpen })}
      {...(onOpenChange ? { onOpenChange } : {})}
      isDismissable={isDismissable ?? false}
      className="fixed inset-0 z-50 flex items-end justify-center bg-scrim transition-opacity data-[entering]:opacity-0 data-[exiting]:opacity-0 sm:items-center sm:p-6"
    >
      <Modal
        className={classNames(
          'max-h-[92dvh] w-full overflow-hidden rounded-t-xl border border-line bg-surface text-ink shadow-overlay sm:max-h-[min(800px,calc(100dvh-48px))] sm:rounded-xl',
          widths[size],
        )}
      >
        {children}
      </Modal>
    </ModalOverlay>
  )
}

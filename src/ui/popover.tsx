import type { DOMAttributes, ReactElement, ReactNode } from 'react'
import {
  Dialog,
  DialogTrigger,
  Popover as RacPopover,
  Pressable,
  type DialogTriggerProps,
  type PopoverProps as RacPopoverProps,
} from 'react-aria-components'
import { classNames, overlayBox } from './class-names.ts'

export type PopoverTriggerProps = Omit<DialogTriggerProps, 'children'> & {
  readonly children: readonly [
    button: ReactElement<DOMAttributes<Element>, string>,
    popover: ReactNode,
  ]
}

export function PopoverTrigger({ children: [button, popover], ...props }: PopoverTriggerProps) {
  return (
    <DialogTrigger {...props}>
      <Pressable>{button}</Pressable>
      {popover}
    </DialogTrigger>
  )
}

export type PopoverProps = Omit<RacPopoverProps, 'className' | 'children'> & {
  /** Screen readers announce it when the popover opens. */
  readonly label: string
  readonly className?: string
  readonly children: ReactNode | ((options: { readonly close: () => void }) => ReactNode)
}

export function Popover({ label, className, children, ...props }: PopoverProps) {
  return (
    <RacPopover offset={6} {...props} className={overlayBox}>
      <Dialog aria-label={label} className={classNames('outline-none', className)}>
        {children}
      </Dialog>
    </RacPopover>
  )
}

import type { ReactNode } from 'react'
import {
  Dialog,
  Popover as RacPopover,
  type PopoverProps as RacPopoverProps,
} from 'react-aria-components'
import { classNames, overlayBox } from './class-names.ts'

/** Whether an overlay is open, and the element that it is beside. */
export type OverlayPlace = Pick<RacPopoverProps, 'triggerRef' | 'isOpen' | 'onOpenChange'>

export type PopoverProps = OverlayPlace &
  Pick<RacPopoverProps, 'placement'> & {
    /** Screen readers announce it when the popover opens. */
    readonly label: string
    readonly className?: string
    readonly children: ReactNode
  }

/** For parts that load when they open. */
export function Popover({ label, className, children, ...props }: PopoverProps) {
  return (
    <RacPopover offset={6} {...props} className={overlayBox}>
      <Dialog aria-label={label} className={classNames('outline-none', className)}>
        {children}
      </Dialog>
    </RacPopover>
  )
}

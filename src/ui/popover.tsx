import type { ReactNode } from 'react'
import {
  Dialog,
  DialogTrigger,
  Popover as RacPopover,
  type PopoverProps as RacPopoverProps,
} from 'react-aria-components'
import { classNames, overlayBox } from './class-names.ts'

export { DialogTrigger as PopoverTrigger }

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

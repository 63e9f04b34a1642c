import type { ReactNode } from 'react'
import {
  Dialog,
  Popover as RacPopover,
  type PopoverProps as RacPopoverProps,
} from 'react-aria-components'
import { classNames, overlayBox } from './class-names.ts'
import { Sheet } from './sheet.tsx'
import { useHeldPlace } from './use-held-place.ts'
import { phoneScreen, useMediaQuery } from './use-media-query.ts'

/** Whether an overlay is open, and the element that it is beside. */
export type OverlayPlace = Required<Pick<RacPopoverProps, 'triggerRef' | 'isOpen' | 'onOpenChange'>>

export type PopoverProps = OverlayPlace &
  Pick<RacPopoverProps, 'placement'> & {
    /** Screen readers announce it when the popover opens; a phone shows it as a title. */
    readonly label: string
    readonly className?: string
    readonly children: ReactNode
  }

/** For parts that load when they open. It stays where it opened; on a phone it is a sheet. */
export function Popover(props: PopoverProps) {
  const { label, className, children, ...place } = props
  const { isOpen, onOpenChange } = place
  const isHeld = useHeldPlace(isOpen)
  if (useMediaQuery(phoneScreen)) {
    return (
      <Sheet label={label} isOpen={isOpen} onOpenChange={onOpenChange}>
        {children}
      </Sheet>
    )
  }
  return (
    <RacPopover
      {...place}
      offset={6}
      shouldUpdatePosition={!isHeld}
      className={classNames(overlayBox, 'flex flex-col')}
    >
      <Dialog
        aria-label={label}
        className={classNames(
          'flex min-h-0 flex-col overflow-auto rounded-[inherit] outline-none',
          className,
        )}
      >
        {children}
      </Dialog>
    </RacPopover>
  )
}

import type { ReactElement } from 'react'
import { Tooltip as RacTooltip, TooltipTrigger } from 'react-aria-components'

export type TooltipProps = {
  readonly label: string
  /** Keys of the same action: `Ctrl D`. */
  readonly shortcut?: string | undefined
  /** A focusable control of `ui/`, or one wrapped in RAC's `Focusable`. */
  readonly children: ReactElement
}

export function Tooltip({ label, shortcut, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <RacTooltip
        placement="bottom"
        offset={6}
        className="pointer-events-none max-w-72 rounded-md bg-ink px-2 py-1 text-xs text-canvas shadow-overlay transition-opacity data-[entering]:opacity-0 data-[exiting]:opacity-0"
      >
        {label}
        {shortcut === undefined ? null : (
          <kbd className="ml-2 font-sans text-2xs text-line-strong">{shortcut}</kbd>
        )}
      </RacTooltip>
    </TooltipTrigger>
  )
}

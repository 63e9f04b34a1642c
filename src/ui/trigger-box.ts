import { classNames, focusRing } from './class-names.ts'

const variants = {
  field: 'border-line bg-surface enabled:hover:border-line-strong',
  quiet: 'border-transparent bg-transparent enabled:hover:bg-sunken',
} as const
const sizes = {
  small: 'min-h-11 gap-1.5 rounded-[7px] px-2 lg:min-h-7',
  medium: 'min-h-11 gap-1.5 rounded-lg px-2.5 lg:min-h-8',
} as const

export type TriggerVariant = keyof typeof variants
export type TriggerSize = keyof typeof sizes

export const triggerBox = (
  variant: TriggerVariant = 'field',
  size: TriggerSize = 'medium',
  isInvalid = false,
): string =>
  classNames(
    'inline-flex max-w-full min-w-0 items-center border text-left text-sm whitespace-nowrap',
    'transition-colors disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
    focusRing,
    variants[variant],
    sizes[size],
    isInvalid && 'border-bad!',
  )

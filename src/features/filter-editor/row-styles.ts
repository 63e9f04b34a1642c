import { focusRing } from '#ui/class-names.ts'

/** Classes of a row's native controls: 44 px high for touch, dense for a mouse. */

export const rowButton =
  `${focusRing} inline-flex min-h-11 max-w-full min-w-0 items-center gap-1.5 rounded-[7px] border px-2 ` +
  'text-left text-sm whitespace-nowrap transition-colors max-sm:px-1.5 lg:min-h-7 [&_svg]:size-4 [&_svg]:shrink-0'

/** A button that looks like a word of the phrase. */
export const wordButton = 'border-transparent hover:bg-sunken'

/** A button that looks like a field. */
export const boxButton = 'border-line bg-surface hover:border-line-strong'

export const iconButton =
  `${focusRing} grid min-h-11 min-w-11 place-items-center rounded-[7px] text-ink-2 transition-colors ` +
  'hover:bg-sunken hover:text-ink lg:min-h-7 lg:min-w-7'

const box =
  'border border-line bg-surface text-sm text-ink transition-colors hover:border-line-strong'

export const rowInput =
  `${box} min-h-11 min-w-0 rounded-[7px] px-2.5 outline-none focus:border-accent focus:ring-1 ` +
  'focus:ring-accent aria-invalid:border-bad aria-invalid:ring-bad lg:min-h-7'

/** A box around several parts, one of which has the focus. */
export const rowInputBox =
  `${box} flex min-h-11 items-center rounded-[7px] focus-within:border-accent focus-within:ring-1 ` +
  'focus-within:ring-accent data-invalid:border-bad data-invalid:ring-bad lg:min-h-7'

/** Leaves room beside a field for one icon button. */
export const besideIcon = 'max-w-[calc(100%-50px)] lg:max-w-[calc(100%-34px)]'

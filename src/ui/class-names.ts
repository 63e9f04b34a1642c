export const classNames = (...names: readonly (string | false | null | undefined)[]): string =>
  names.filter(Boolean).join(' ')

/** For native controls, and for those of RAC whose focus is in a hidden input. */
export const focusRing =
  'outline-accent outline-offset-2 focus-visible:outline-2 data-[focus-visible]:outline-2'

const field =
  'flex items-center border border-line bg-surface text-sm text-ink transition-colors ' +
  'hover:border-line-strong focus-within:border-accent focus-within:ring-1 ' +
  'focus-within:ring-accent data-[invalid]:border-bad data-[invalid]:ring-bad'

/** A checkbox or radio that its label draws and that takes the label's presses. */
export const hiddenInput = 'pointer-events-none absolute inset-0 m-0 appearance-none opacity-0'

/** The box of every field; 44 px high for touch. */
export const fieldBox = `${field} min-h-11 rounded-lg lg:min-h-8`

/** A lower field box for dense rows. */
export const smallFieldBox = `${field} min-h-11 rounded-[7px] lg:min-h-7`

export const overlayBox =
  'rounded-xl border border-line bg-surface shadow-overlay outline-none transition-opacity ' +
  'data-[entering]:opacity-0 data-[exiting]:opacity-0'

export const optionBox =
  'flex min-h-11 lg:min-h-8 w-full cursor-default items-center gap-2 rounded-[7px] px-2 py-1 text-sm ' +
  'text-ink outline-none select-none data-[focused]:bg-sunken data-[disabled]:opacity-45'

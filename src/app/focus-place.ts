import type { Place } from '#domain/configuration/problems.ts'
import { moveFocus } from '#ui/move-focus.ts'
import type { RevealHandle } from '#ui/reveal-handle.ts'

const focusable =
  'input:not([type=hidden]):not([tabindex="-1"]), textarea, [contenteditable], [role=spinbutton], button:not([disabled])'

export type FocusPlace =
  Place | { readonly kind: 'node'; readonly key: string; readonly field: 'row' }

/** Scrolls to a place and focuses its first field. The editor finds rows, because not all are rendered. */
export function focusPlace(place: FocusPlace, editor: RevealHandle | null): void {
  if (place.kind === 'node') {
    editor?.reveal(place.key, place.field)
    return
  }
  const element = document.querySelector<HTMLElement>(`[data-option="${place.field}"]`)
  if (!element) return
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  element.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' })
  const control = element.matches(focusable)
    ? element
    : (element.querySelector<HTMLElement>(focusable) ?? element)
  moveFocus(control, { preventScroll: true })
}

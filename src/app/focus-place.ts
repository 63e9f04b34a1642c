import type { Place } from '#domain/problems.ts'

const focusable =
  'input:not([type=hidden]):not([tabindex="-1"]), textarea, [contenteditable], [role=spinbutton], button:not([disabled])'

/**
 * Brings the place of a problem into view and puts the keyboard's focus on its first field. Rows of
 * the tree carry `data-node-key` and their fields `data-field`, options carry `data-option`.
 */
export function focusPlace(place: Place): void {
  const element = document.querySelector<HTMLElement>(
    place.kind === 'node'
      ? `[data-node-key="${CSS.escape(place.key)}"]`
      : `[data-option="${place.field}"]`,
  )
  if (!element) return
  const field =
    place.kind === 'node'
      ? element.querySelector<HTMLElement>(`[data-field="${place.field}"]`)
      : null
  const target = field ?? element
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  target.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' })
  const control = target.matches(focusable)
    ? target
    : (target.querySelector<HTMLElement>(focusable) ?? element)
  control.focus({ preventScroll: true })
}

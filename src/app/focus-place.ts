import type { Place } from '#domain/configuration/problems.ts'
import type { FilterEditorHandle } from '#features/filter-editor/filter-editor.tsx'

const focusable =
  'input:not([type=hidden]):not([tabindex="-1"]), textarea, [contenteditable], [role=spinbutton], button:not([disabled])'

/** A place, or a row of the tree as a whole. */
export type Whereabouts =
  Place | { readonly kind: 'node'; readonly key: string; readonly field: 'row' }

/**
 * Brings the place of a problem into view and puts the keyboard's focus on its first field. The
 * tree's rows are the editor's own, not all of them drawn; options carry `data-option`.
 */
export function focusPlace(place: Whereabouts, editor: FilterEditorHandle | null): void {
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
  control.focus({ preventScroll: true })
}

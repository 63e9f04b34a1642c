import { useState, type FocusEvent } from 'react'
import { usePointerRelease } from '#ui/use-pointer-release.ts'
import { isInOverlay, keyOf } from './row-focus.ts'

/** Keys of the rows that were blurred once; their errors are shown from then on. */
export function useTouchedRows() {
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const whenReleased = usePointerRelease()
  const onBlur = (event: FocusEvent) => {
    const key = keyOf(event.target)
    const next = event.relatedTarget
    // No next element: the user clicked on nothing, or the window lost focus, which does not count.
    if (key === null || (next === null && !document.hasFocus())) return
    if (next !== null && (key === keyOf(next) || isInOverlay(next))) return
    whenReleased(() => setTouched((keys) => (keys.has(key) ? keys : new Set([...keys, key]))))
  }
  return { touched, onBlur }
}

import { useRef, useState, type FocusEvent } from 'react'
import { useWindowEvents } from '#ui/use-window-events.ts'
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

/** Delays a layout change until pointerup, so that nothing moves away under a click. */
function usePointerRelease(): (then: () => void) => void {
  const waiting = useRef<(() => void)[]>([])
  const isDown = useRef(false)
  const release = () => {
    isDown.current = false
    for (const then of waiting.current.splice(0)) then()
  }
  useWindowEvents(
    {
      pointerdown: () => {
        isDown.current = true
      },
      pointerup: release,
      // A drag and touch scrolling end without a pointerup.
      dragend: release,
      touchend: release,
    },
    { isCapturing: true },
  )
  return (then) => {
    if (isDown.current) waiting.current.push(then)
    else then()
  }
}

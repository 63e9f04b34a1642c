import { useRef } from 'react'
import { useWindowEvents } from './use-window-events.ts'

/** Delays a layout change until pointerup, so that nothing moves away under a click. */
export function usePointerRelease(): (then: () => void) => void {
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

import { useEffect, useRef, useState, type FocusEvent } from 'react'
import { isInOverlay, keyOf } from './row-focus.ts'

/** The rows that were left at least once: what is wrong in them is said from then on. */
export function useLeftRows() {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const whenReleased = usePointerRelease()
  const leave = (event: FocusEvent) => {
    const key = keyOf(event.target)
    const next = event.relatedTarget
    // Without a next element a blank place was pressed, or another window has the focus now.
    if (key === null || (next === null && !document.hasFocus())) return
    if (next !== null && (key === keyOf(next) || isInOverlay(next))) return
    whenReleased(() => setLeft((keys) => (keys.has(key) ? keys : new Set([...keys, key]))))
  }
  return { left, leave }
}

/** Puts off what moves the page until the pointer is let go: nothing may slip away from under it. */
function usePointerRelease(): (then: () => void) => void {
  const waiting = useRef<(() => void)[]>([])
  const isDown = useRef(false)
  useEffect(() => {
    const press = () => {
      isDown.current = true
    }
    const release = () => {
      isDown.current = false
      for (const then of waiting.current.splice(0)) then()
    }
    const ends = ['pointerup', 'dragend', 'touchend'] as const
    addEventListener('pointerdown', press, true)
    // A drag or a scrolling finger takes the pointer over, and ends with an event of its own.
    for (const name of ends) addEventListener(name, release, true)
    return () => {
      removeEventListener('pointerdown', press, true)
      for (const name of ends) removeEventListener(name, release, true)
    }
  }, [])
  return (then) => {
    if (isDown.current) waiting.current.push(then)
    else then()
  }
}

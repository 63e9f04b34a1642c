import { startTransition, useEffect, useState } from 'react'

/** Pages in the background have no frames, but what follows from a change is due all the same. */
const withoutFrames = 200

/**
 * A value as it was when the last frame was drawn, so that what follows from it is not worked out
 * before the frame that shows the change itself. Every value comes but those that change again
 * before they were drawn. Before the first frame it is the value itself, or another one.
 */
export function useAfterFrame<T>(value: T, first = value): T {
  const [drawn, setDrawn] = useState(first)
  // Frames are the browser's.
  useEffect(() => {
    const handOn = () => startTransition(() => setDrawn(value))
    let timer = setTimeout(handOn, withoutFrames)
    const frame = requestAnimationFrame(() => {
      clearTimeout(timer)
      timer = setTimeout(handOn)
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [value])
  return drawn
}

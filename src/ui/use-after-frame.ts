import { startTransition, useEffect, useState } from 'react'

/** Milliseconds. Background tabs have no frames, but their changes must still arrive. */
const withoutFrames = 200

/** Lags one frame behind (`first` until then), so that the change is drawn before slow work. */
export function useAfterFrame<T>(value: T, first = value): T {
  const [drawn, setDrawn] = useState(first)
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

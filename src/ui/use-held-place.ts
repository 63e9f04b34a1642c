import { useEffect, useState } from 'react'

/**
 * Whether an open overlay has its place and keeps it, while its button moves or the content changes.
 * A window of another size moves it.
 */
export function useHeldPlace(isOpen: boolean): boolean {
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    if (!isOpen) return undefined
    let frame = 0
    const place = () => {
      setHeld(false)
      cancelAnimationFrame(frame)
      // A list has its height a frame after its first render.
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(() => setHeld(true))
      })
    }
    place()
    addEventListener('resize', place)
    return () => {
      cancelAnimationFrame(frame)
      removeEventListener('resize', place)
    }
  }, [isOpen])
  return isHeld
}

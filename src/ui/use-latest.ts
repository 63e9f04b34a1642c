import { useLayoutEffect, useRef, type RefObject } from 'react'

/** A ref to the value of the last render, for callbacks with a stable identity. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value)
  // Callbacks run outside rendering, so they may read only committed values.
  useLayoutEffect(() => {
    latest.current = value
  }, [value])
  return latest
}

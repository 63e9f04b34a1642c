import { useLayoutEffect, useRef, type RefObject } from 'react'

/** A ref to the value of the last render, for callbacks that must keep their identity. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value)
  // Callbacks run outside of rendering, so they read the value only once it is committed.
  useLayoutEffect(() => {
    latest.current = value
  }, [value])
  return latest
}

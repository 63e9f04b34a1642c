import { useEffect, useRef, useState } from 'react'

export type Settled<T> = { readonly value: T; readonly key: string }

/**
 * A value once its key has not changed for a while. `undefined` means "wait": the last value stays.
 * The result is the same object as long as the key is the same.
 */
export function useSettled<T>(
  value: T | undefined,
  key: string,
  milliseconds: number,
): Settled<T> | undefined {
  const [settled, setSettled] = useState<Settled<T>>()
  const latest = useRef(value)
  const isWaiting = value !== undefined && settled?.key !== key
  const isFirst = settled === undefined
  useEffect(() => {
    latest.current = value
  })
  useEffect(() => {
    if (!isWaiting) return undefined
    const settle = () => {
      if (latest.current !== undefined) setSettled({ value: latest.current, key })
    }
    // The first value need not wait: nothing is being typed yet.
    const timer = setTimeout(settle, isFirst ? 0 : milliseconds)
    return () => clearTimeout(timer)
  }, [isWaiting, isFirst, key, milliseconds])
  return settled
}

import { useEffect, useRef, useState } from 'react'

export type Settled<T, K> = { readonly value: T; readonly key: K }

/**
 * A value once its key (a text, or an object that is itself) has not changed for a while. `undefined` means "wait": the last value stays.
 * The result is the same object as long as the key is the same.
 */
export function useSettled<T, K extends string | object>(
  value: T | undefined,
  key: K,
  milliseconds: number,
): Settled<T, K> | undefined {
  const [settled, setSettled] = useState<Settled<T, K>>()
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

import { useEffect, useState } from 'react'
import { useLatest } from './use-latest.ts'

export type Settled<T, K> = { readonly value: T; readonly key: K }

/** Debounces a value by its key. While the value is `undefined`, the last one stays. */
export function useSettled<T, K extends string | object>(
  value: T | undefined,
  key: K,
  milliseconds: number,
): Settled<T, K> | undefined {
  const [settled, setSettled] = useState<Settled<T, K>>()
  const latest = useLatest(value)
  const isWaiting = value !== undefined && settled?.key !== key
  const isFirst = settled === undefined
  useEffect(() => {
    if (!isWaiting) return undefined
    const settle = () => {
      if (latest.current !== undefined) setSettled({ value: latest.current, key })
    }
    // The first value is not typed, so it does not wait.
    const timer = setTimeout(settle, isFirst ? 0 : milliseconds)
    return () => clearTimeout(timer)
  }, [isWaiting, isFirst, key, milliseconds, latest])
  return settled
}

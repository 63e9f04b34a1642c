import { useEffect, useState } from 'react'
import { useLatest } from './use-latest.ts'

export type Settled<T, K> = { readonly value: T; readonly key: K }

/**
 * A debounced value: it is taken once its key (a text, or an object by identity) has not changed for
 * some milliseconds. While the value is `undefined`, the last one stays. The result keeps its
 * identity as long as the key does.
 */
export function useSettled<T, K extends string | object>(
  value: T | undefined,
  key: K,
  milliseconds: number,
): Settled<T, K> | undefined {
  const [settled, setSettled] = useState<Settled<T, K>>()
  const latest = useLatest(value)
  const isWaiting = value !== undefined && settled?.key !== key
  const isFirst = settled === undefined
  // Timers are the browser's.
  useEffect(() => {
    if (!isWaiting) return undefined
    const settle = () => {
      if (latest.current !== undefined) setSettled({ value: latest.current, key })
    }
    // The first value is not typed, so it need not wait.
    const timer = setTimeout(settle, isFirst ? 0 : milliseconds)
    return () => clearTimeout(timer)
  }, [isWaiting, isFirst, key, milliseconds, latest])
  return settled
}

import { useEffect, useState } from 'react'

/**
 * A value once it has not changed for a while. `undefined` means "wait": the last value stays.
 * @param key tells whether two values are the same.
 */
export function useSettled<T>(
  value: T | undefined,
  key: string,
  milliseconds: number,
): T | undefined {
  const [settled, setSettled] = useState<{ readonly value: T; readonly key: string }>()
  useEffect(() => {
    if (value === undefined || settled?.key === key) return undefined
    // The first value need not wait: nothing is being typed yet.
    const timer = setTimeout(
      () => setSettled({ value, key }),
      settled === undefined ? 0 : milliseconds,
    )
    return () => clearTimeout(timer)
  }, [value, key, milliseconds, settled])
  return settled?.value
}

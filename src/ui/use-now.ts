import { useCallback, useSyncExternalStore } from 'react'

/** The time in milliseconds since 1970, rounded down to a step; renders again after each step. */
export function useNow(step: number): number {
  const subscribe = useCallback(
    (changed: () => void) => {
      const timer = setInterval(changed, step)
      return () => clearInterval(timer)
    },
    [step],
  )
  return useSyncExternalStore(subscribe, () => Math.floor(Date.now() / step) * step)
}

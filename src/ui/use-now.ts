import { useCallback, useSyncExternalStore } from 'react'

/** Milliseconds since 1970, rounded down to `step`; renders again after each step. */
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

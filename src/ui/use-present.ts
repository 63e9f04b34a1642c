import { useCallback, useMemo, useSyncExternalStore } from 'react'

const minute = 60_000

/** The present to the minute while it is needed; otherwise always the same time. */
export function usePresent(isNeeded: boolean): Date {
  const subscribe = useCallback(
    (changed: () => void) => {
      const timer = isNeeded ? setInterval(changed, minute / 4) : undefined
      return () => clearInterval(timer)
    },
    [isNeeded],
  )
  const time = useSyncExternalStore(subscribe, () =>
    isNeeded ? Math.floor(Date.now() / minute) * minute : 0,
  )
  return useMemo(() => new Date(time), [time])
}

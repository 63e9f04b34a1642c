import { useCallback, useSyncExternalStore } from 'react'

/** Below this, the page has one column and targets are 44 px high. */
export const narrowScreen = '(width < 64rem)'
export const phoneScreen = '(width < 40rem)'
/** There an on-screen keyboard takes half of the screen. */
export const touchPhone = `${phoneScreen} and (pointer: coarse)`

export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches)
}

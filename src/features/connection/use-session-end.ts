import { useCallback, useSyncExternalStore } from 'react'
import type { Credentials } from '#api/session.ts'
import { sessionEnd, type SessionEnd } from './session-end.ts'

/** Milliseconds. Timers are late after the machine slept, so the clock is read at least this often. */
const longestWait = 30_000

export function useSessionEnd(credentials: Credentials): Pick<SessionEnd, 'state' | 'at'> {
  const subscribe = useCallback(
    (changed: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined
      const wait = () => {
        const { changesIn } = sessionEnd(credentials, Date.now())
        if (changesIn === null) return
        timer = setTimeout(
          () => {
            changed()
            wait()
          },
          Math.min(changesIn, longestWait),
        )
      }
      wait()
      return () => clearTimeout(timer)
    },
    [credentials],
  )
  const now = () => sessionEnd(credentials, Date.now())
  const state = useSyncExternalStore(subscribe, () => now().state)
  return { state, at: now().at }
}

import { useCallback, useSyncExternalStore } from 'react'
import type { Credentials } from '#api/session.ts'
import { sessionEnd, type SessionEnd } from './session-end.ts'

/** Milliseconds. Timers are late after the machine slept, so the clock is read at least this often. */
const longestWait = 30_000

/** Null if nobody is signed in. */
export function useSessionEnd(
  credentials: Credentials | null,
): Pick<SessionEnd, 'state' | 'at'> | null {
  const subscribe = useCallback(
    (changed: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined
      const wait = () => {
        const changesIn = credentials && sessionEnd(credentials, Date.now()).changesIn
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
  const now = () => credentials && sessionEnd(credentials, Date.now())
  const state = useSyncExternalStore(subscribe, () => now()?.state ?? null)
  return state && { state, at: now()?.at ?? null }
}

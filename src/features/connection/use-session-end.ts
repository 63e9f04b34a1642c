import { useEffect, useState } from 'react'
import type { Credentials } from '#api/session.ts'
import { sessionEnd, type SessionEnd } from './session-end.ts'

/** A machine that slept is late by as much: the clock is looked at again that often, in milliseconds. */
const longestWait = 30_000

/** How near the end of the sign-in is, as time passes; null where nobody is signed in. */
export function useSessionEnd(credentials: Credentials | null): SessionEnd | null {
  const [now, setNow] = useState(() => Date.now())
  const end = credentials && sessionEnd(credentials, now)
  const shown = end?.state
  useEffect(() => {
    if (credentials === null) return undefined
    // Time has passed since the clock was looked at last: another sign-in may have come meanwhile.
    const { state, changesIn } = sessionEnd(credentials, Date.now())
    const wait = state === shown ? changesIn : 0
    if (wait === null) return undefined
    const timer = setTimeout(() => setNow(Date.now()), Math.min(wait, longestWait))
    return () => clearTimeout(timer)
  }, [credentials, shown, now])
  return end
}

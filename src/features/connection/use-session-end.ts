import { useEffect, useState } from 'react'
import type { Credentials } from '#api/session.ts'
import { sessionEnd, type SessionEnd } from './session-end.ts'

/** A machine that slept is late by as much: the clock is looked at again that often, in milliseconds. */
const longestWait = 30_000

/** How near the end of the sign-in is, as time passes; null where nobody is signed in. */
export function useSessionEnd(credentials: Credentials | null): SessionEnd | null {
  const [now, setNow] = useState(() => Date.now())
  const end = credentials && sessionEnd(credentials, now)
  const changesIn = end?.changesIn ?? null
  useEffect(() => {
    if (changesIn === null) return undefined
    const timer = setTimeout(() => setNow(Date.now()), Math.min(changesIn, longestWait))
    return () => clearTimeout(timer)
  }, [changesIn])
  return end
}

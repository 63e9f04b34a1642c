import { useEffect, useState } from 'react'
import type { Credentials } from '#api/session.ts'
import { sessionEnd, type SessionEnd } from './session-end.ts'

/** A machine that slept is late by as much: the clock is looked at again that often, in milliseconds. */
const longestWait = 30_000

/** How near the end of the sign-in is, as time passes; null where nobody is signed in. */
export function useSessionEnd(credentials: Credentials | null): SessionEnd | null {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (credentials === null) return undefined
    const look = () => {
      const at = Date.now()
      setNow(at)
      const { changesIn } = sessionEnd(credentials, at)
      if (changesIn !== null) timer = setTimeout(look, Math.min(changesIn, longestWait))
    }
    // Another sign-in may have come long after the clock was looked at last.
    let timer = setTimeout(look, 0)
    return () => clearTimeout(timer)
  }, [credentials])
  return credentials && sessionEnd(credentials, now)
}

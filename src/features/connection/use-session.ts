import { useCallback, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { keepsItems } from '#api/browser-storage.ts'
import {
  forgetSession,
  isKeptOnDevice,
  isSamePerson,
  keepSession,
  readSession,
  type Session,
} from '#api/session.ts'
import { useWindowEvents } from '#ui/use-window-events.ts'
import { useSignedOut } from './use-signed-out.ts'
import { useSignOutEverywhere, type SignOutEverywhere } from './use-sign-out-everywhere.ts'

export type SessionState = {
  readonly session: Session | null
  /** The server did not accept the credentials any more. */
  readonly isRefused: boolean
  readonly signIn: (session: Session, onThisDevice: boolean) => void
  readonly signOut: () => void
  readonly everywhere: SignOutEverywhere
}

/** The session of this tab. Another user starts with an empty cache. */
export function useSession(): SessionState {
  const [session, setSession] = useState(() => readSession())
  const [isRefused, setRefused] = useState(false)
  const client = useQueryClient()

  const begin = useCallback((next: Session | null) => {
    setSession(next)
    setRefused(false)
  }, [])
  const signOut = useCallback(() => {
    if (session) forgetSession(session.connection)
    client.clear()
    begin(null)
  }, [begin, client, session])
  const everywhere = useSignOutEverywhere(session, signOut)
  const { endHere, forgetFarewell } = everywhere
  useWindowEvents({
    // Back may show the page as it was left. Since then, its user may have signed out.
    pageshow: ({ persisted }) => {
      if (!persisted || !session || !keepsItems()) return
      const kept = readSession()
      if (!kept || !isSamePerson(kept, session)) location.reload()
    },
  })
  useSignedOut(session, { onRefused: () => setRefused(true), onElsewhere: endHere })
  const signIn = useCallback(
    (next: Session, onThisDevice: boolean) => {
      const isSame = session !== null && isSamePerson(next, session)
      if (!isSame) client.clear()
      // Another user may be remembered on this device; that was not this user's choice.
      const isKept = (isSame || session === null) && isKeptOnDevice(next.connection)
      keepSession(next, onThisDevice || isKept)
      begin(next)
      forgetFarewell()
      void client.invalidateQueries()
    },
    [begin, client, forgetFarewell, session],
  )
  return { session, isRefused, signIn, signOut, everywhere }
}

import { useCallback, useEffect, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { onSignedOut } from '#api/http.ts'
import { signOutEverywhere } from '#api/sign-out.ts'
import {
  forgetSession,
  isKeptOnDevice,
  keepSession,
  readSession,
  type Session,
} from '#api/session.ts'
import { onSignedOutElsewhere, tellOtherTabs } from '#api/other-tabs.ts'

export type SessionState = {
  readonly session: Session | null
  /** The service does not accept the session any more: it is asked for again, in place. */
  readonly hasExpired: boolean
  readonly signIn: (session: Session, onThisDevice: boolean) => void
  readonly signOut: () => void
  /** Ends every token of this person, and the session in all tabs of this browser. */
  readonly signOutEverywhere: () => void
  /** What the first page says to who has just signed out. */
  readonly farewell: string | null
}

const notTold =
  'You are signed out in this browser. The server could not be told: elsewhere sign-ins last until they end by themselves.'

/** The session of this tab. Signing in again keeps the page; another person starts with nothing cached. */
export function useSession(): SessionState {
  const [session, setSession] = useState(() => readSession())
  const [hasExpired, setExpired] = useState(false)
  const [farewell, setFarewell] = useState<string | null>(null)
  const client = useQueryClient()

  useEffect(
    () =>
      onSignedOut(({ credentials }) => {
        if (credentials === session?.credentials) setExpired(true)
      }),
    [session],
  )

  const signIn = useCallback(
    (next: Session, onThisDevice: boolean) => {
      const isSame =
        next.user.id === session?.user.id && next.connection.id === session.connection.id
      if (!isSame) client.clear()
      keepSession(next, onThisDevice || isKeptOnDevice(next.connection))
      setSession(next)
      setExpired(false)
      setFarewell(null)
      void client.invalidateQueries()
    },
    [client, session],
  )
  const signOut = useCallback(() => {
    if (session) forgetSession(session.connection)
    client.clear()
    setSession(null)
    setExpired(false)
  }, [client, session])
  const leaveEverywhere = useCallback(() => {
    if (!session) return
    signOut()
    setFarewell('You are signed out everywhere. An API key works until it is changed.')
    tellOtherTabs(session)
    signOutEverywhere(session).catch(() => setFarewell(notTold))
  }, [session, signOut])
  useEffect(() => {
    if (!session) return undefined
    return onSignedOutElsewhere(session, () => {
      signOut()
      setFarewell('You signed out everywhere, in another tab.')
    })
  }, [session, signOut])
  return { session, hasExpired, signIn, signOut, signOutEverywhere: leaveEverywhere, farewell }
}

import { useCallback, useEffect, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { onSignedOut } from '#api/http.ts'
import {
  forgetSession,
  isKeptOnDevice,
  keepSession,
  readSession,
  type Session,
} from '#api/session.ts'

export type SessionState = {
  readonly session: Session | null
  /** The service does not accept the session any more: it is asked for again, in place. */
  readonly hasExpired: boolean
  readonly signIn: (session: Session, onThisDevice: boolean) => void
  readonly signOut: () => void
}

/** The session of this tab. Signing in again keeps the page; another person starts with nothing cached. */
export function useSession(): SessionState {
  const [session, setSession] = useState(() => readSession())
  const [hasExpired, setExpired] = useState(false)
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
  return { session, hasExpired, signIn, signOut }
}

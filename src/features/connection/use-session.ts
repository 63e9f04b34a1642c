import { useCallback, useEffect, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { onSignedOut } from '#api/http.ts'
import {
  forgetSession,
  isKeptOnDevice,
  isSamePerson,
  keepSession,
  readSession,
  type Session,
} from '#api/session.ts'
import { useSessionEnd } from './use-session-end.ts'
import { useSignOutEverywhere, type SignOutEverywhere } from './use-sign-out-everywhere.ts'

export type SessionState = {
  readonly session: Session | null
  /** The sign-in has ended or soon will: it is asked for again, in place. Null where it lasts. */
  readonly ending:
    | { readonly hasEnded: true; readonly isAsked: boolean }
    | { readonly hasEnded: false; readonly isAsked: boolean; readonly at: number }
    | null
  /** Asks to sign in again. */
  readonly ask: () => void
  /** Leaves the page as it is, without a sign-in that lasts. */
  readonly later: () => void
  readonly signIn: (session: Session, onThisDevice: boolean) => void
  readonly signOut: () => void
  readonly everywhere: SignOutEverywhere
}

/** Putting the end off counts for the end alone that one has seen. */
type Wish = 'ask' | 'later_when_near' | 'later_when_ended'

/** The session of this tab. Signing in again keeps the page; another person starts with nothing cached. */
export function useSession(): SessionState {
  const [session, setSession] = useState(() => readSession())
  /** The service does not accept the session any more. */
  const [isRefused, setRefused] = useState(false)
  /** What the person wishes; the end itself asks unless it was put off. */
  const [wish, setWish] = useState<Wish | null>(null)
  const client = useQueryClient()
  const end = useSessionEnd(session && session.credentials)

  useEffect(
    () =>
      onSignedOut(({ credentials }) => {
        if (credentials !== session?.credentials) return
        setRefused(true)
      }),
    [session],
  )

  const begin = useCallback((next: Session | null) => {
    setSession(next)
    setRefused(false)
    setWish(null)
  }, [])
  const signOut = useCallback(() => {
    if (session) forgetSession(session.connection)
    client.clear()
    begin(null)
  }, [begin, client, session])
  const everywhere = useSignOutEverywhere(session, signOut)
  const { forgetFarewell } = everywhere
  const signIn = useCallback(
    (next: Session, onThisDevice: boolean) => {
      const isSame = session !== null && isSamePerson(next, session)
      if (!isSame) client.clear()
      // That somebody else is remembered here is no wish of this person.
      const isKept = (isSame || session === null) && isKeptOnDevice(next.connection)
      keepSession(next, onThisDevice || isKept)
      begin(next)
      forgetFarewell()
      void client.invalidateQueries()
    },
    [begin, client, forgetFarewell, session],
  )
  const hasEnded = isRefused || end?.state === 'past'
  const isNear = end?.state === 'near' && end.at !== null
  return {
    session,
    ending: hasEnded
      ? { hasEnded, isAsked: wish !== 'later_when_ended' }
      : isNear
        ? { hasEnded: false, isAsked: wish === 'ask', at: end.at }
        : null,
    ask: useCallback(() => setWish('ask'), []),
    later: useCallback(
      () => setWish(hasEnded ? 'later_when_ended' : 'later_when_near'),
      [hasEnded],
    ),
    signIn,
    signOut,
    everywhere,
  }
}

import { useCallback, useEffect, useState } from 'react'
import { onSignedOutElsewhere, tellOtherTabs } from '#api/other-tabs.ts'
import type { Session } from '#api/session.ts'
import { signOutEverywhere } from '#api/sign-out.ts'

export type SignOutEverywhere = {
  /** Ends every token of this person, and the session in all tabs of this browser. */
  readonly run: () => void
  /** What the first page says to who has just signed out. */
  readonly farewell: string | null
  readonly forgetFarewell: () => void
}

const ended = 'You are signed out everywhere. An API key works until it is changed.'
const atService =
  'You are signed out in all tabs of this browser. Elsewhere sign-ins at the service last until they end by themselves.'
const notTold =
  'You are signed out in this browser. The server could not be told: elsewhere sign-ins last until they end by themselves.'

/** Ends a session here and everywhere else; `signOut` ends it in this tab. */
export function useSignOutEverywhere(
  session: Session | null,
  signOut: () => void,
): SignOutEverywhere {
  const [farewell, setFarewell] = useState<string | null>(null)
  const run = useCallback(() => {
    if (!session) return
    signOut()
    tellOtherTabs(session)
    signOutEverywhere(session)
      .then((isEnded) => setFarewell(isEnded ? ended : atService))
      .catch(() => setFarewell(notTold))
  }, [session, signOut])
  useEffect(() => {
    if (!session) return undefined
    return onSignedOutElsewhere(session, () => {
      signOut()
      setFarewell('You signed out everywhere, in another tab.')
    })
  }, [session, signOut])
  return { run, farewell, forgetFarewell: useCallback(() => setFarewell(null), []) }
}

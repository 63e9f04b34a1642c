import { useCallback, useState } from 'react'
import { tellOtherTabs } from '#api/other-tabs.ts'
import type { Session } from '#api/session.ts'
import { signOutEverywhere } from '#api/sign-out.ts'

export type SignOutEverywhere = {
  /** Revokes all tokens of this user, and ends the session in all tabs of this browser. */
  readonly run: () => void
  /** Ends the session in this tab, after a sign-out in another one. */
  readonly endHere: () => void
  readonly farewell: string | null
  readonly forgetFarewell: () => void
}

const ended = 'You’re signed out everywhere. API keys still work until they’re changed.'
const atService =
  'You’re signed out in all tabs of this browser. On other devices, sign-ins to the service last until they expire.'
const notTold =
  'You’re signed out in this browser. The server couldn’t be reached, so sign-ins on other devices last until they expire.'
const elsewhere = 'You signed out everywhere in another tab.'

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
  return {
    run,
    endHere: () => {
      signOut()
      setFarewell(elsewhere)
    },
    farewell,
    forgetFarewell: useCallback(() => setFarewell(null), []),
  }
}

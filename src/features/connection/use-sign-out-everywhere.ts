import { useCallback, useState } from 'react'
import { tellOtherTabs } from '#api/other-tabs.ts'
import type { Session } from '#api/session.ts'
import { signOutEverywhere } from '#api/sign-out.ts'
import * as words from './words.ts'

export type SignOutEverywhere = {
  /** Revokes all tokens of this user, and ends the session in all tabs of this browser. */
  readonly run: () => void
  /** Ends the session in this tab, after a sign-out in another one. */
  readonly endHere: () => void
  readonly farewell: string | null
  readonly forgetFarewell: () => void
}

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
      .then((isEnded) =>
        setFarewell(isEnded ? words.signedOutEverywhere : words.signedOutInBrowser),
      )
      .catch(() => setFarewell(words.serverNotTold))
  }, [session, signOut])
  return {
    run,
    endHere: () => {
      signOut()
      setFarewell(words.signedOutInOtherTab)
    },
    farewell,
    forgetFarewell: useCallback(() => setFarewell(null), []),
  }
}

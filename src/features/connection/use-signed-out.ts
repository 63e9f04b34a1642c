import { useEffect } from 'react'
import { onSignedOut } from '#api/http.ts'
import { onSignedOutElsewhere } from '#api/other-tabs.ts'
import type { Session } from '#api/session.ts'
import { useLatest } from '#ui/use-latest.ts'

export type SignedOutListener = {
  /** The service refuses the credentials of the session. */
  readonly onRefused: () => void
  /** The person signed out everywhere, in another tab. */
  readonly onElsewhere: () => void
}

/** Calls back when the session ends without the user ending it in this tab. */
export function useSignedOut(session: Session | null, listener: SignedOutListener): void {
  const latest = useLatest(listener)
  // HTTP answers and other tabs are outside React.
  useEffect(() => {
    if (!session) return undefined
    const stops = [
      onSignedOut(({ credentials }) => {
        if (credentials === session.credentials) latest.current.onRefused()
      }),
      onSignedOutElsewhere(session, () => latest.current.onElsewhere()),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [session, latest])
}

import { useEffect } from 'react'
import { onSignedOut } from '#api/http.ts'
import { onSignedOutElsewhere } from '#api/other-tabs.ts'
import type { Session } from '#api/session.ts'
import { useLatest } from '#ui/use-latest.ts'

export type SignedOutListener = {
  readonly onRefused: () => void
  /** The user signed out everywhere, in another tab. */
  readonly onElsewhere: () => void
}

/** Reports when the session ends without a sign-out in this tab. */
export function useSignedOut(session: Session | null, listener: SignedOutListener): void {
  const latest = useLatest(listener)
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

import { useCallback, useState } from 'react'
import type { Session } from '#api/session.ts'
import { useSessionEnd } from './use-session-end.ts'

export type Ending = {
  readonly ending:
    | { readonly hasEnded: true; readonly isAsked: boolean }
    | { readonly hasEnded: false; readonly isAsked: boolean; readonly at: number }
    | null
  readonly ask: () => void
  readonly later: () => void
}

/**
 * The user's wish for the sign-in dialog, which opens by itself when the session ends. Dismissing the
 * reminder only dismisses the one that was shown.
 */
type Wish = 'ask' | 'later_when_near' | 'later_when_ended'

/** Whether the session ends soon or has ended, and whether the page asks to sign in again. */
export function useEnding(session: Session, isRefused: boolean): Ending {
  const [wished, setWished] = useState<{ readonly of: Session; readonly wish: Wish } | null>(null)
  // A new session begins without a wish.
  const wish = wished?.of === session ? wished.wish : null
  const end = useSessionEnd(session.credentials)
  const hasEnded = isRefused || end.state === 'past'
  const isNear = end.state === 'near' && end.at !== null
  return {
    ending: hasEnded
      ? { hasEnded, isAsked: wish !== 'later_when_ended' }
      : isNear
        ? { hasEnded: false, isAsked: wish === 'ask', at: end.at }
        : null,
    ask: useCallback(() => setWished({ of: session, wish: 'ask' }), [session]),
    later: useCallback(
      () => setWished({ of: session, wish: hasEnded ? 'later_when_ended' : 'later_when_near' }),
      [hasEnded, session],
    ),
  }
}

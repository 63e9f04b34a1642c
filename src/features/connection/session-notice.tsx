import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { SessionState } from './use-session.ts'

export type SessionNoticeProps = Pick<SessionState, 'ending' | 'ask'>

/** Says before it happens that the sign-in ends, and after it that it has, where nobody signs in yet. */
export function SessionNotice({ ending, ask }: SessionNoticeProps) {
  if (ending === null || ending.isAsked) return null
  const again = (
    <Button size="small" onPress={ask}>
      Sign in again
    </Button>
  )
  if (ending.hasEnded) {
    return (
      <Notice tone="warn" action={again}>
        Your sign-in has ended. What is on the page stays as it is.
      </Notice>
    )
  }
  const time = new Date(ending.at).toLocaleTimeString('en-GB', { timeStyle: 'short' })
  return (
    <Notice tone="info" action={again}>
      Your sign-in ends at {time}. Sign in again before a long export; nothing on the page is lost.
    </Notice>
  )
}

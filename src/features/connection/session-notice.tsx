import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { Ending } from './use-ending.ts'
import * as words from './session-words.ts'

export type SessionNoticeProps = Pick<Ending, 'ending' | 'ask'>

/** Shown when the session ends soon, and after its end if the user dismissed the sign-in dialog. */
export function SessionNotice({ ending, ask }: SessionNoticeProps) {
  if (ending === null || ending.isAsked) return null
  const again = (
    <Button size="small" onClick={ask}>
      {words.signInAgain}
    </Button>
  )
  if (ending.hasEnded) {
    return (
      <Notice tone="warn" action={again}>
        {words.ended}
      </Notice>
    )
  }
  const time = new Date(ending.at).toLocaleTimeString('en-GB', { timeStyle: 'short' })
  return (
    <Notice tone="info" action={again}>
      {words.endsAt(time)}
    </Notice>
  )
}

import { useEffect, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { RunOutcome } from './export-runs.ts'
import { secondsText } from '#domain/configuration/format-amount.ts'

export type RunWaitingProps = {
  readonly outcome: Extract<RunOutcome, { state: 'waiting' }>
  readonly onHurry: () => void
  readonly onStop: () => void
}

/** Nothing has come yet, and it is tried again by itself: when, and why. */
export function RunWaiting({ outcome, onHurry, onStop }: RunWaitingProps) {
  const { until, message } = outcome
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [])
  return (
    <Notice
      tone="warn"
      title="Not yet"
      action={
        <span className="flex flex-wrap gap-2">
          <Button size="small" onPress={onHurry}>
            Try now
          </Button>
          <Button size="small" onPress={onStop}>
            Stop
          </Button>
        </span>
      }
    >
      {message} <span aria-hidden>Next try in {secondsText((until - now) / 1000)}.</span>
    </Notice>
  )
}

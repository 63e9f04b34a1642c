import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { useNow } from '#ui/use-now.ts'
import type { RunPhase } from './run-state.ts'
import { secondsText } from '#domain/configuration/format-amount.ts'
import * as words from './words.ts'

export type RunWaitingProps = {
  readonly phase: Extract<RunPhase, { name: 'waiting' }>
  readonly onRetry: () => void
  readonly onCancel: () => void
}

export function RunWaiting({ phase, onRetry, onCancel }: RunWaitingProps) {
  const { until, message } = phase
  const now = useNow(500)
  return (
    <Notice
      tone="warn"
      title={words.waiting}
      action={
        <span className="flex flex-wrap gap-2">
          <Button size="small" onClick={onRetry}>
            {words.tryNow}
          </Button>
          <Button size="small" onClick={onCancel}>
            {words.cancel}
          </Button>
        </span>
      }
    >
      {message} <span aria-hidden>{words.retryingIn(secondsText((until - now) / 1000))}</span>
    </Notice>
  )
}

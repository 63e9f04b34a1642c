import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { useNow } from '#ui/use-now.ts'
import type { RunPhase } from './run-state.ts'
import { secondsText } from '#domain/configuration/format-amount.ts'

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
      title="Waiting for the server"
      action={
        <span className="flex flex-wrap gap-2">
          <Button size="small" onClick={onRetry}>
            Try now
          </Button>
          <Button size="small" onClick={onCancel}>
            Stop
          </Button>
        </span>
      }
    >
      {message} <span aria-hidden>Next try in {secondsText((until - now) / 1000)}.</span>
    </Notice>
  )
}

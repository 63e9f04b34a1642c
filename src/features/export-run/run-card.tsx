import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { RunEnded, type RunEndedProps } from './run-ended.tsx'
import { RunRunning } from './run-running.tsx'
import { RunWaiting } from './run-waiting.tsx'
import * as words from './words.ts'

export type RunCardProps = Omit<RunEndedProps, 'result'> & {
  readonly onCancel: () => void
  readonly onRetry: () => void
}

export function RunCard(props: RunCardProps) {
  const { run, onCancel, onRepeat, onRetry, onDismiss } = props
  const { phase } = run
  const hasFailed = phase.name === 'failed'
  switch (phase.name) {
    case 'fetching':
    case 'cancelling':
    case 'concluding':
      return <RunRunning run={run} onCancel={onCancel} />
    case 'waiting':
      return <RunWaiting phase={phase} onRetry={onRetry} onCancel={onCancel} />
    case 'hashing':
    case 'ended':
      return <RunEnded {...props} result={phase.result} />
    case 'failed':
    case 'stopped':
      return (
        <Notice
          {...(hasFailed ? { tone: 'bad', title: words.failed } : { tone: 'info' })}
          action={
            <Button size="small" onClick={onRepeat}>
              {words.exportAgain}
            </Button>
          }
          onDismiss={onDismiss}
        >
          {phase.message} {hasFailed ? words.nothingSaved : ''}
        </Notice>
      )
    default:
      return phase satisfies never
  }
}

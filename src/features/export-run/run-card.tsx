import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { RunEnded, type RunEndedProps } from './run-ended.tsx'
import { RunRunning } from './run-running.tsx'
import { RunWaiting } from './run-waiting.tsx'

export type RunCardProps = Omit<RunEndedProps, 'outcome'> & {
  readonly onCancel: () => void
  /** Tries again now, instead of waiting. */
  readonly onHurry: () => void
}

/** One run: how far it is, or what became of it. */
export function RunCard(props: RunCardProps) {
  const { run, onCancel, onRepeat, onHurry, onDismiss } = props
  const { outcome } = run
  switch (outcome.state) {
    case 'running':
      return <RunRunning run={run} onCancel={onCancel} />
    case 'waiting':
      return <RunWaiting outcome={outcome} onHurry={onHurry} onStop={onCancel} />
    case 'ended':
      return <RunEnded {...props} outcome={outcome} />
    case 'failed':
    case 'stopped':
      return (
        <Notice
          tone={outcome.state === 'failed' ? 'bad' : 'info'}
          title={outcome.state === 'failed' ? 'The export failed' : 'Stopped'}
          action={
            <Button size="small" onPress={onRepeat}>
              Export again
            </Button>
          }
          onDismiss={onDismiss}
        >
          {outcome.message} {outcome.state === 'failed' ? 'Nothing was saved.' : ''}
        </Notice>
      )
    default:
      return outcome satisfies never
  }
}

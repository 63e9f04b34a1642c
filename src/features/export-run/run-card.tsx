import { useState } from 'react'
import { Check, Copy } from 'lucide-react'
import { Button, IconButton } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { Progress } from '#ui/progress.tsx'
import type { ExportRun } from './export-runs.ts'
import { bytesText, recordsText, secondsText } from './format-amounts.ts'
import { speedOf, timeLeft } from './speed.ts'

export type RunCardProps = {
  readonly run: ExportRun
  readonly onCancel: () => void
  readonly onRetry: () => void
  readonly onDismiss: () => void
}

/** One run: how far it is, or what became of it. */
export function RunCard({ run, onCancel, onRetry, onDismiss }: RunCardProps) {
  const { outcome } = run
  switch (outcome.state) {
    case 'running':
      return <Running run={run} onCancel={onCancel} />
    case 'finished':
      return <Finished run={run} outcome={outcome} onRetry={onRetry} onDismiss={onDismiss} />
    case 'cancelled':
      return (
        <Notice
          tone="info"
          title="Cancelled"
          action={<Again onRetry={onRetry} />}
          onDismiss={onDismiss}
        >
          {recordsText(run.rows)} had arrived. Nothing was saved.
        </Notice>
      )
    case 'failed':
      return (
        <Notice
          tone="bad"
          title="The export failed"
          action={<Again onRetry={onRetry} />}
          onDismiss={onDismiss}
        >
          {outcome.message}
          {outcome.retry_after === null ? '' : ` Try again in ${secondsText(outcome.retry_after)}.`}
        </Notice>
      )
    default:
      return outcome satisfies never
  }
}

const Again = ({ onRetry }: { readonly onRetry: () => void }) => (
  <Button size="small" onPress={onRetry}>
    Export again
  </Button>
)

function Running({ run, onCancel }: Pick<RunCardProps, 'run' | 'onCancel'>) {
  const { rows, bytes, expected, samples } = run
  const now = samples.at(-1)?.at ?? run.started_at
  const left = timeLeft({ rows, expected, elapsedMs: now - run.started_at })
  const speed = speedOf(samples)
  const facts = [
    bytesText(bytes),
    ...(speed > 0 ? [`${bytesText(Math.round(speed))}/s`] : []),
    ...(left === null ? [] : [`${secondsText(left)} left`]),
  ]
  return (
    <div className="flex flex-col gap-1.5 rounded-lg border border-line px-3 py-2">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 font-medium tabular-nums">
          {recordsText(rows)}
          {expected === null ? '' : ` of ${expected.toLocaleString('en')}`}
        </span>
        <Button size="small" onPress={onCancel}>
          Cancel
        </Button>
      </div>
      <Progress
        label="Export"
        hidesLabel
        value={expected === null || expected === 0 ? null : Math.min(rows, expected)}
        max={expected ?? 1}
      />
      <span className="text-xs text-ink-3 tabular-nums">{facts.join(' · ')}</span>
    </div>
  )
}

const tones = { complete: 'good', different: 'warn', incomplete: 'bad' } as const
const titles = { complete: 'Complete', different: 'Different', incomplete: 'Incomplete' } as const

type FinishedProps = Omit<RunCardProps, 'onCancel'> & {
  readonly outcome: Extract<ExportRun['outcome'], { state: 'finished' }>
}

function Finished({ run, outcome, onRetry, onDismiss }: FinishedProps) {
  const { verdict, file_name, hash, seconds } = outcome
  return (
    <Notice
      tone={tones[verdict.kind]}
      title={titles[verdict.kind]}
      onDismiss={onDismiss}
      {...(verdict.kind === 'complete' ? {} : { action: <Again onRetry={onRetry} /> })}
    >
      <span className="block">{verdict.text}</span>
      {file_name === null ? null : (
        <span className="block [overflow-wrap:anywhere]">
          <span className="font-medium">{file_name}</span>, {bytesText(run.bytes)} in{' '}
          {secondsText(seconds)}
          {run.request.redact ? '' : ', unredacted'}
        </span>
      )}
      <Hash hash={hash} />
    </Notice>
  )
}

function Hash({ hash }: { readonly hash: string }) {
  const [isCopied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard.writeText(hash).then(() => setCopied(true))
  return (
    <span className="flex items-center gap-1 text-xs">
      <span className="truncate font-mono" title={hash}>
        SHA-256 {hash}
      </span>
      <IconButton
        label={isCopied ? 'Copied' : 'Copy the SHA-256'}
        size="small"
        variant="quiet"
        onPress={copy}
      >
        {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
      </IconButton>
    </span>
  )
}

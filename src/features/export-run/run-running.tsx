import { formatFacts } from '#domain/contract/export-formats.ts'
import { mostInFile, type FileCount } from '#domain/configuration/file-count.ts'
import { Button } from '#ui/button.tsx'
import { Progress } from '#ui/progress.tsx'
import { plannedName } from './planned-name.ts'
import type { ExportRun } from './run-state.ts'
import { bytesText, recordsText, secondsText } from '#domain/configuration/format-amount.ts'
import { speedOf, timeLeft } from '#domain/export-result/speed.ts'
import * as words from './words.ts'

export type RunRunningProps = {
  readonly run: ExportRun
  readonly onCancel: () => void
}

const shownLines = 3

export function RunRunning({ run, onCancel }: RunRunningProps) {
  const { rows, bytes, expected, samples, head, way, phase } = run
  const speed = speedOf(samples)
  const most = expected && mostInFile(expected)
  const left = timeLeft({
    rows,
    expected: expected?.in_file ?? null,
    elapsedMs: run.elapsed_ms,
  })
  const facts = [
    bytesText(bytes),
    ...(speed > 0 ? [words.perSecond(bytesText(Math.round(speed)))] : []),
    ...(left === null ? [] : [words.timeLeft(secondsText(left))]),
    ...(way === 'link' ? [words.inBrowser] : []),
  ]
  const { queue_name, request } = run
  const lines = head.split(/\r?\n/).slice(0, shownLines)
  return (
    <div className="flex flex-col gap-1.5 rounded-lg border border-line px-3 py-2">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1">
          <span translate="no" className="block truncate font-medium" title={plannedName(run)}>
            {plannedName(run)}
          </span>
          <span className="block truncate text-xs text-ink-2">
            <bdi translate="no">{queue_name}</bdi> · {formatFacts[request.export_format].label}
            {request.redact ? '' : ` · ${words.unredacted}`}
          </span>
        </span>
        <Button size="small" disabled={phase.name !== 'fetching'} onClick={onCancel}>
          {way === 'link' ? words.stopTracking : words.cancel}
        </Button>
      </div>
      <span className="tabular-nums">
        {recordsText(rows)}
        {expected && ofExpected(expected)}
      </span>
      <Progress
        label={words.progress}
        hidesLabel
        value={most === null || most === 0 ? null : Math.min(rows, most)}
        max={most ?? 1}
      />
      <span className="text-xs text-ink-3 tabular-nums">{facts.join(' · ')}</span>
      {way === 'link' ? null : (
        // Of a fixed height, so that nothing moves when the first lines arrive.
        <div
          aria-hidden
          translate="no"
          className="h-12 overflow-hidden font-mono text-2xs text-ink-3"
        >
          {lines.map((line, index) => (
            <div key={index} className="truncate">
              {line.slice(0, 200)}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

const ofExpected = (expected: FileCount): string =>
  (expected.in_file === null ? words.ofAtMost : words.ofExpected)(mostInFile(expected))

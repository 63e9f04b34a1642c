import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { bytesText, recordsText } from '#domain/configuration/format-amount.ts'
import type { HistoryEntry } from './history-store.ts'
import { verdictFacts } from '#domain/export-result/verdict.ts'
import * as words from './list-words.ts'

export type HistoryRowProps = {
  readonly entry: HistoryEntry
  /** Gets the focus back after a comparison. */
  readonly wasCompared: boolean
  readonly onOpen: () => void
  readonly onRunAgain: () => void
  readonly onCompare: () => void
  readonly onCopyReceipt: () => void
}

const marks = {
  good: { icon: CircleCheck, colour: 'text-accent-text' },
  warn: { icon: TriangleAlert, colour: 'text-warn' },
  info: { icon: Info, colour: 'text-ink-2' },
  bad: { icon: CircleAlert, colour: 'text-bad' },
} as const

export function HistoryRow({ entry, wasCompared, ...actions }: HistoryRowProps) {
  const { title, tone } = verdictFacts[entry.kind]
  const { icon: Icon, colour } = marks[tone]
  const when = new Date(entry.ended_at).toLocaleString('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  const facts = [
    entry.queue_name,
    recordsText(entry.records),
    bytesText(entry.bytes),
    ...(entry.redacted ? [] : [words.unredacted]),
    when,
  ]
  return (
    <li className="border-t border-line py-2 first:border-t-0">
      <div className="flex items-start gap-2">
        <Icon className={classNames('mt-0.5 size-4 shrink-0', colour)} aria-label={title} />
        <div className="min-w-0 flex-1">
          <p className="font-medium [overflow-wrap:anywhere]">
            {entry.file_name === null ? (
              words.nothingSaved
            ) : (
              <span translate="no">{entry.file_name}</span>
            )}
          </p>
          <p className="text-ink-2">{facts.join(' · ')}</p>
          {entry.kind === 'complete' ? null : <p className="text-ink-2">{entry.text}</p>}
        </div>
      </div>
      <div className="flex flex-wrap gap-1 pt-1 pl-4">
        <Button size="small" variant="quiet" onClick={actions.onOpen}>
          {words.open}
        </Button>
        <Button size="small" variant="quiet" onClick={actions.onRunAgain}>
          {words.exportAgain}
        </Button>
        <Button autoFocus={wasCompared} size="small" variant="quiet" onClick={actions.onCompare}>
          {words.compare}
        </Button>
        <Button size="small" variant="quiet" onClick={actions.onCopyReceipt}>
          {words.copyReceipt}
        </Button>
      </div>
    </li>
  )
}

import type { ReactNode } from 'react'
import { Button } from '#ui/button.tsx'
import { CopyButton } from '#ui/copy-button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { ExportRun, RunEnd } from './export-runs.ts'
import { bytesText, secondsText } from '#domain/configuration/format-amount.ts'
import { verdictFacts, type VerdictKind } from '#domain/export-result/verdict.ts'

export type RunEndedProps = {
  readonly run: ExportRun
  readonly outcome: RunEnd
  /** Starts the same export again. */
  readonly onRepeat: () => void
  readonly onKeepPartial: () => void
  readonly onDismiss: () => void
  /** More actions for a run that has ended. */
  readonly actions?: ReactNode
}

/** Exporting again would give the same verdict. */
const settled: readonly VerdictKind[] = ['complete', 'uncounted', 'unseen']

/** What became of a file: the verdict, its name, its hash, and what can be done now. */
export function RunEnded(props: RunEndedProps) {
  const { run, outcome, onRepeat, onKeepPartial, onDismiss, actions } = props
  const { verdict, file_name, hash, isHashing, ids, partial } = outcome
  const { tone, title } = verdictFacts[verdict.kind]
  const seconds = (outcome.ended_at - run.started_at) / 1000
  return (
    <Notice
      tone={tone}
      title={title}
      onDismiss={onDismiss}
      action={
        <span className="flex flex-wrap gap-2">
          {settled.includes(verdict.kind) ? null : (
            <Button size="small" onPress={onRepeat}>
              Export again
            </Button>
          )}
          {partial ? (
            <Button size="small" onPress={onKeepPartial}>
              Save it as .incomplete
            </Button>
          ) : null}
          {actions}
        </span>
      }
    >
      <span className="block">{verdict.text}</span>
      {file_name === null ? (
        <span className="block">Nothing was saved.</span>
      ) : (
        <span className="block [overflow-wrap:anywhere]">
          <span translate="no" className="font-medium">
            {file_name}
          </span>
          , {bytesText(run.bytes)} in {secondsText(seconds)}
          {run.request.redact ? '' : ', unredacted'}
        </span>
      )}
      {ids ? <FoundIdsLine ids={ids} /> : null}
      {isHashing ? <span className="block text-xs">SHA-256 is being worked out …</span> : null}
      {hash === null && !isHashing && verdict.kind === 'complete' && run.way !== 'link' ? (
        <span className="block text-xs">
          SHA-256 could not be worked out: the saved file cannot be read any more.
        </span>
      ) : null}
      {hash === null || file_name === null ? null : (
        <CopyLine label="Copy the SHA-256" text={hash}>
          <span translate="no" className="truncate font-mono" title={hash}>
            SHA-256 {hash}
          </span>
        </CopyLine>
      )}
    </Notice>
  )
}

function FoundIdsLine({ ids }: { readonly ids: NonNullable<RunEnd['ids']> }) {
  const { found, missing } = ids
  const asked = (found + missing.length).toLocaleString('en')
  if (missing.length === 0) return <span className="block">All {asked} pasted IDs are in it.</span>
  return (
    <CopyLine label="Copy the IDs that are not in the file" text={missing.join('\n')}>
      <span>
        {found.toLocaleString('en')} of {asked} pasted IDs are in it,{' '}
        {missing.length.toLocaleString('en')} are not.
      </span>
    </CopyLine>
  )
}

type CopyLineProps = {
  readonly label: string
  readonly text: string
  readonly children: ReactNode
}

function CopyLine({ label, text, children }: CopyLineProps) {
  return (
    <span className="flex items-center gap-1 text-xs">
      {children}
      <CopyButton isIcon label={label} text={() => text} />
    </span>
  )
}

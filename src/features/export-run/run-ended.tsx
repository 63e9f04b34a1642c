import type { ReactNode } from 'react'
import { Button } from '#ui/button.tsx'
import { CopyButton } from '#ui/copy-button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { ExportResult, ExportRun } from './run-state.ts'
import { bytesText, secondsText } from '#domain/configuration/format-amount.ts'
import { verdictFacts } from '#domain/export-result/verdict.ts'

export type RunEndedProps = {
  readonly run: ExportRun
  readonly result: ExportResult
  readonly onRepeat: () => void
  readonly onKeepPartial: () => void
  readonly onDismiss: () => void
  readonly actions?: ReactNode
}

export function RunEnded(props: RunEndedProps) {
  const { run, result, onRepeat, onKeepPartial, onDismiss, actions } = props
  const { verdict, file_name, hash, ids, partial } = result
  const isHashing = run.phase.name === 'hashing'
  const { tone, title, mayChange } = verdictFacts[verdict.kind]
  const seconds = (result.ended_at - run.started_at) / 1000
  return (
    <Notice
      tone={tone}
      title={title}
      onDismiss={onDismiss}
      action={
        <span className="flex w-full flex-wrap gap-2 pl-6">
          {mayChange ? (
            <Button size="small" onClick={onRepeat}>
              Export again
            </Button>
          ) : null}
          {partial ? (
            <Button size="small" onClick={onKeepPartial}>
              Save as .incomplete
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
      {isHashing ? <span className="block text-xs">Computing SHA-256…</span> : null}
      {hash === null && !isHashing && verdict.kind === 'complete' && run.way !== 'link' ? (
        <span className="block text-xs">
          SHA-256 isn’t available because the saved file can no longer be read.
        </span>
      ) : null}
      {hash === null || file_name === null ? null : (
        <CopyLine label="Copy SHA-256" text={hash}>
          <span translate="no" className="truncate font-mono" title={hash}>
            SHA-256 {hash}
          </span>
        </CopyLine>
      )}
    </Notice>
  )
}

function FoundIdsLine({ ids }: { readonly ids: NonNullable<ExportResult['ids']> }) {
  const { found, missing } = ids
  const asked = (found + missing.length).toLocaleString('en')
  if (missing.length === 0) return <span className="block">All {asked} IDs are in the file.</span>
  return (
    <CopyLine label="Copy missing IDs" text={missing.join('\n')}>
      <span>
        {found.toLocaleString('en')} of {asked} IDs are in the file,{' '}
        {missing.length.toLocaleString('en')} {missing.length === 1 ? 'is' : 'are'} missing.
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

import type { ReactNode } from 'react'
import { Button } from '#ui/button.tsx'
import { CopyButton } from '#ui/copy-button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { ExportResult, ExportRun } from './run-state.ts'
import { bytesText, secondsText } from '#domain/configuration/format-amount.ts'
import { verdictFacts } from '#domain/export-result/verdict.ts'
import * as words from './words.ts'

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
              {words.exportAgain}
            </Button>
          ) : null}
          {partial ? (
            <Button size="small" onClick={onKeepPartial}>
              {words.saveIncomplete}
            </Button>
          ) : null}
          {actions}
        </span>
      }
    >
      <span className="block">{verdict.text}</span>
      {file_name === null ? (
        <span className="block">{words.nothingSaved}</span>
      ) : (
        <span className="block [overflow-wrap:anywhere]">
          <span translate="no" className="font-medium">
            {file_name}
          </span>
          {savedText(run, seconds)}
        </span>
      )}
      {ids ? <FoundIdsLine ids={ids} /> : null}
      {isHashing ? <span className="block text-xs">{words.hashing}</span> : null}
      {hash === null && !isHashing && verdict.kind === 'complete' && run.way !== 'link' ? (
        <span className="block text-xs">{words.noHash}</span>
      ) : null}
      {hash === null || file_name === null ? null : (
        <CopyLine label={words.copyHash} text={hash}>
          <span translate="no" className="truncate font-mono" title={hash}>
            {words.hash(hash)}
          </span>
        </CopyLine>
      )}
    </Notice>
  )
}

/** Of a download that the browser makes alone, size and time are unknown. */
function savedText({ bytes, request, way }: ExportRun, seconds: number): string {
  const isUnknown = way === 'link' && bytes === 0
  const text = isUnknown ? '' : words.savedIn(bytesText(bytes), secondsText(seconds))
  return request.redact ? text : words.unredactedAfter(text)
}

function FoundIdsLine({ ids }: { readonly ids: NonNullable<ExportResult['ids']> }) {
  const { found, missing } = ids
  if (missing.length === 0) return <span className="block">{words.allIds(found)}</span>
  return (
    <CopyLine label={words.copyMissingIds} text={missing.join('\n')}>
      <span>{words.someIds(found, missing.length)}</span>
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

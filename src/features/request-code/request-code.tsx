import { useMemo, type ReactNode } from 'react'
import type { CodeSubject } from '#domain/request-code/code-subject.ts'
import { requestCode, type CodeLanguage } from '#domain/request-code/request-code.ts'
import { shownCode } from '#domain/request-code/shown-code.ts'
import { CopyButton } from '#ui/copy-button.tsx'
import { reachable } from '#ui/reachable.ts'
import * as words from './code-words.ts'

export type RequestCodeProps = {
  readonly language: CodeLanguage
  /** Null while the configuration has problems. */
  readonly subject: CodeSubject | null
  readonly action?: ReactNode
}

/** Cuts long code on screen, but copies all of it. */
export function RequestCode({ language, subject, action }: RequestCodeProps) {
  const shown = useMemo(() => subject && shownCode(language, subject), [language, subject])
  return (
    <>
      <div className="flex min-h-10 shrink-0 flex-wrap items-center gap-2 px-4 py-1">
        <span className="min-w-0 flex-1 text-xs text-ink-3">
          {subject ? words.note(language, subject.sign_in) : words.fixProblems}
        </span>
        {action}
        {subject ? <CopyButton text={() => requestCode(language, subject)} /> : null}
      </div>
      {shown === null ? null : (
        <pre
          translate="no"
          {...reachable}
          role="region"
          aria-label={words.labels[language]}
          className="mx-4 mb-3 max-h-80 overflow-auto rounded-lg bg-sunken p-3 font-mono text-2xs outline-accent focus-visible:outline-2 lg:max-h-none lg:min-h-0"
        >
          {shown}
        </pre>
      )}
    </>
  )
}

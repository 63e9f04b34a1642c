import { useImperativeHandle, type Ref } from 'react'
import type { Problem } from '#domain/configuration/problems.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { RevealHandle } from '#ui/reveal-handle.ts'
import type { KnownToJson } from './json-completion.ts'
import { useJsonView } from './use-json-view.ts'
import * as words from './editor-words.ts'

export type JsonViewProps = KnownToJson & {
  readonly problems: readonly Problem[]
  readonly ref?: Ref<RevealHandle>
}

export function JsonView({ columns, members, problems, ref }: JsonViewProps) {
  const json = useJsonView(problems, { columns, members })
  const { host, errors, reveal } = json
  useImperativeHandle(ref, () => ({ reveal }), [reveal])
  const [first] = errors
  return (
    <div data-option="filter_json" className="px-2 py-2 lg:px-3">
      <div ref={host} />
      {first ? (
        <Notice
          tone="warn"
          className="mt-2"
          title={words.errorCount(errors.length)}
          action={
            <span className="flex flex-wrap gap-2">
              <Button size="small" onClick={() => json.showError(first)}>
                {words.showLine(first.line)}
              </Button>
              <Button size="small" onClick={json.discard}>
                {words.discard}
              </Button>
            </span>
          }
        >
          {first.message} {words.unchangedUntilFixed}
        </Notice>
      ) : (
        <div className="flex items-center justify-between gap-2 pt-1 pl-2 text-ink-3">
          <span>
            {words.sameFilter}
            <span className="max-lg:hidden"> {words.suggestionsKey}</span>
          </span>
          <Button size="small" variant="quiet" onClick={json.format}>
            {words.format}
          </Button>
        </div>
      )}
    </div>
  )
}

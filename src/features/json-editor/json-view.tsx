import { useImperativeHandle, useRef, type Ref } from 'react'
import type { Problem } from '#domain/configuration/problems.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { FilterEditorHandle } from '#features/filter-editor/filter-editor.tsx'
import type { KnownToJson } from './json-completion.ts'
import { useJsonView } from './use-json-view.ts'

export type JsonViewProps = KnownToJson & {
  readonly problems: readonly Problem[]
  readonly ref?: Ref<FilterEditorHandle>
}

/** The filter tree as the API's own JSON. */
export function JsonView({ columns, members, problems, ref }: JsonViewProps) {
  const host = useRef<HTMLDivElement>(null)
  const json = useJsonView(host, problems, { columns, members })
  const { errors, reveal } = json
  useImperativeHandle(ref, () => ({ reveal }), [reveal])
  const [first] = errors
  return (
    <div data-option="filter_json" className="px-2 py-2 lg:px-3">
      <div ref={host} />
      {first ? (
        <Notice
          tone="warn"
          className="mt-2"
          title={errors.length === 1 ? '1 error' : `${errors.length.toLocaleString('en')} errors`}
          action={
            <span className="flex flex-wrap gap-2">
              <Button size="small" onPress={() => json.showError(first)}>
                Show line {first.line}
              </Button>
              <Button size="small" onPress={json.discard}>
                Discard
              </Button>
            </span>
          }
        >
          {first.message} The filter stays as it was before.
        </Notice>
      ) : (
        <div className="flex items-center justify-between gap-2 pt-1 pl-2 text-ink-3">
          <span>
            The same filter as the tree.
            <span className="max-lg:hidden"> Ctrl Space offers what fits.</span>
          </span>
          <Button size="small" variant="quiet" onPress={json.format}>
            Format
          </Button>
        </div>
      )}
    </div>
  )
}

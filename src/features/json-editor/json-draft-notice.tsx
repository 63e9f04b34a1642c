import { useFormContext, useWatch } from 'react-hook-form'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'

export type JsonDraftNoticeProps = {
  readonly onOpen: () => void
}

export function JsonDraftNotice({ onOpen }: JsonDraftNoticeProps) {
  const { control, setValue } = useFormContext<Configuration>()
  const draft = useWatch({ control, name: 'filter_json' })
  if (draft === null) return null
  return (
    <div data-option="filter_json" className="px-3 pt-3">
      <Notice
        tone="warn"
        title="The JSON isn’t a valid filter yet"
        action={
          <span className="flex flex-wrap gap-2">
            <Button size="small" onClick={onOpen}>
              Open JSON
            </Button>
            <Button size="small" onClick={() => setValue('filter_json', null)}>
              Discard JSON
            </Button>
          </span>
        }
      >
        You can export once the JSON is fixed or discarded. Until then, count and preview show the
        filter below. The fixed JSON replaces it, including any changes you make to it here.
      </Notice>
    </div>
  )
}

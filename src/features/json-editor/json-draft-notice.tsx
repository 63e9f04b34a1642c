import { useFormContext, useWatch } from 'react-hook-form'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import * as words from './words.ts'

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
        title={words.invalidJson}
        action={
          <span className="flex flex-wrap gap-2">
            <Button size="small" onClick={onOpen}>
              {words.openJson}
            </Button>
            <Button size="small" onClick={() => setValue('filter_json', null)}>
              {words.discardJson}
            </Button>
          </span>
        }
      >
        {words.untilFixed}
      </Notice>
    </div>
  )
}

import { useFormContext, useWatch } from 'react-hook-form'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'

export type JsonDraftNoticeProps = {
  readonly onOpen: () => void
}

/** Says above the tree that a JSON text is still no tree, and that this is the tree before it. */
export function JsonDraftNotice({ onOpen }: JsonDraftNoticeProps) {
  const { control, setValue } = useFormContext<Configuration>()
  const draft = useWatch({ control, name: 'filter_json' })
  if (draft === null) return null
  return (
    <div data-option="filter_json" className="px-3 pt-3">
      <Notice
        tone="warn"
        title="The JSON is not a filter yet"
        action={
          <span className="flex flex-wrap gap-2">
            <Button size="small" onPress={onOpen}>
              Open the JSON
            </Button>
            <Button size="small" onPress={() => setValue('filter_json', null)}>
              Discard it
            </Button>
          </span>
        }
      >
        The tree is what counts until then. Once the JSON is mended, it replaces the tree, with what
        you change here.
      </Notice>
    </div>
  )
}

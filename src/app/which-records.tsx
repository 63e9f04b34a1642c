import { useState, type Ref } from 'react'
import { Search } from 'lucide-react'
import { useFormContext, useWatch } from 'react-hook-form'
import type { Configuration } from '#domain/configuration.ts'
import type { Problem } from '#domain/problems.ts'
import type { KnownQueue } from '#domain/to-request.ts'
import { FilterEditor, type FilterEditorHandle } from '#features/filter-editor/filter-editor.tsx'
import type { CountedQueue } from '#features/filter-editor/use-node-counts.ts'
import { RecordIdsBox } from '#features/record-ids/record-ids-box.tsx'
import { IconButton } from '#ui/button.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { Panel } from './panel.tsx'

export type WhichRecordsProps = {
  readonly known: KnownQueue
  readonly problems: readonly Problem[]
  /** Rows that nobody has left yet show their problems as well. */
  readonly isTried: boolean
  readonly queue: CountedQueue
  readonly editor: Ref<FilterEditorHandle>
}

export function WhichRecords(props: WhichRecordsProps) {
  const { known, problems, isTried, queue, editor } = props
  const { control, setValue } = useFormContext<Configuration>()
  const selector = useWatch({ control, name: 'selector' })
  const [isFinding, setFinding] = useState(false)
  return (
    <Panel
      title="Which records"
      head={
        <>
          <Segmented
            label="Which records"
            items={[
              { id: 'filter_tree', label: 'Filter' },
              { id: 'record_ids', label: 'Record IDs' },
            ]}
            value={selector}
            onChange={(value) => setValue('selector', value, { shouldDirty: true })}
          />
          <span className="flex-1" />
          {selector === 'filter_tree' ? (
            <IconButton
              label="Find in the tree"
              shortcut="/"
              variant="quiet"
              aria-pressed={isFinding}
              onPress={() => setFinding(!isFinding)}
            >
              <Search aria-hidden />
            </IconButton>
          ) : null}
        </>
      }
    >
      {selector === 'filter_tree' ? (
        <div data-option="filter_tree">
          <FilterEditor
            ref={editor}
            queue={queue}
            isFinding={isFinding}
            onFindingChange={setFinding}
            columns={known.columns}
            members={known.members}
            problems={problems}
            showAllProblems={isTried}
          />
        </div>
      ) : (
        <RecordIdsBox problems={problems} showAllProblems={isTried} />
      )}
    </Panel>
  )
}

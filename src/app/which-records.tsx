import { useFormContext, useWatch } from 'react-hook-form'
import type { Configuration } from '#domain/configuration.ts'
import type { Problem } from '#domain/problems.ts'
import type { KnownQueue } from '#domain/to-request.ts'
import { FilterEditor } from '#features/filter-editor/filter-editor.tsx'
import { RecordIdsBox } from '#features/record-ids/record-ids-box.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { Panel } from './panel.tsx'

export type WhichRecordsProps = {
  readonly known: KnownQueue
  readonly problems: readonly Problem[]
  /** Rows that nobody has left yet show their problems as well. */
  readonly isTried: boolean
}

export function WhichRecords({ known, problems, isTried }: WhichRecordsProps) {
  const { control, setValue } = useFormContext<Configuration>()
  const selector = useWatch({ control, name: 'selector' })
  return (
    <Panel
      title="Which records"
      head={
        <Segmented
          label="Which records"
          items={[
            { id: 'filter_tree', label: 'Filter' },
            { id: 'record_ids', label: 'Record IDs' },
          ]}
          value={selector}
          onChange={(value) => setValue('selector', value, { shouldDirty: true })}
        />
      }
    >
      {selector === 'filter_tree' ? (
        <div data-option="filter_tree">
          <FilterEditor
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

import { useFormContext, useWatch } from 'react-hook-form'
import type { Configuration } from '#domain/configuration.ts'
import type { Problem } from '#domain/problems.ts'
import type { KnownQueue } from '#domain/to-request.ts'
import { FilterEditor } from '#features/filter-editor/filter-editor.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { Panel } from './panel.tsx'

export type WhichRecordsProps = {
  readonly known: KnownQueue
  readonly problems: readonly Problem[]
}

export function WhichRecords({ known, problems }: WhichRecordsProps) {
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
      <div data-option={selector}>
        {selector === 'filter_tree' ? (
          <FilterEditor columns={known.columns} members={known.members} problems={problems} />
        ) : null}
      </div>
    </Panel>
  )
}

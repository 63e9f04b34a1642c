import { useFormContext, useWatch } from 'react-hook-form'
import type { Configuration } from '#domain/configuration.ts'
import { Segmented } from '#ui/segmented.tsx'
import { Panel } from './panel.tsx'

export function WhichRecords() {
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
      <div data-option={selector} />
    </Panel>
  )
}

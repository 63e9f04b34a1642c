import { expect, test } from 'vitest'
import { planFileName } from '#domain/configuration/file-name.ts'
import { exportFileName } from '#domain/contract/export-file-name.ts'
import { plannedName } from './planned-name.ts'

const queue_name = 'Support answers'
const at = new Date('2026-03-09T08:07:06Z')
const later = new Date('2026-03-09T08:09:00Z')

test.each(['', 'weekly', 'a/b: {queue}'])(
  'a server keeps the planned name of “%s”',
  (file_name) => {
    const configuration = { file_name, export_format: 'csv', redact: true } as const
    const { requested, saved } = planFileName(configuration, { queue_name, at, count: null })
    const request = {
      record_selector: { type: 'filter_tree', filter_tree: { and: [] } },
      export_format: 'csv',
      column_ids: null,
      redact: true,
      export_computed_metrics_only: false,
      file_name: requested,
    } as const
    const planned = plannedName({ request, queue_name, started_at: at.getTime() })
    expect(planned).toBe(saved)
    const ofServer = {
      requested: planned,
      queue_name: 'another',
      format: 'csv',
      at: later,
    } as const
    expect(exportFileName(ofServer)).toBe(saved)
  },
)

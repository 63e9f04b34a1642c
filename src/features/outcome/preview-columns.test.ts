import { describe, expect, it } from 'vitest'
import { columnsResponseSchema } from '#domain/contract/columns.ts'
import { previewColumns } from './preview-columns.ts'

const { columns } = columnsResponseSchema.parse({
  columns: [
    { id: 'id', label: 'ID' },
    { id: 'input', label: 'Input' },
    { id: 'output', label: 'Output', is_empty: true },
    ...Array.from({ length: 30 }, (_, index) => ({ id: `metrics/m${index}`, label: null })),
  ],
})
const ids = (...parameters: Parameters<typeof previewColumns>) =>
  previewColumns(...parameters).shown.map((column) => column.id)

describe('previewColumns', () => {
  it('shows the selected columns in file order, without unknown ones', () => {
    const chosen = ['output', 'nope', 'id']
    expect(ids({ export_format: 'csv', column_ids: chosen }, columns)).toEqual(['output', 'id'])
  })

  it('shows non-empty columns if none is selected, and counts those left out', () => {
    const preview = previewColumns({ export_format: 'csv', column_ids: null }, columns)
    expect(preview.shown).toHaveLength(24)
    expect(preview.shown[2]?.id).toBe('metrics/m0')
    expect(preview.leftOut).toBe(8)
  })

  it('shows the standard columns if the service lists none', () => {
    expect(ids({ export_format: 'jsonl', column_ids: ['x'] }, null)).toEqual([
      'id',
      'created_at',
      'input',
      'output',
    ])
  })
})

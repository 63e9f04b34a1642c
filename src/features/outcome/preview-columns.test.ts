import { describe, expect, it } from 'vitest'
import { columnsResponseSchema } from '#domain/contract/columns.ts'
import { previewColumns } from './preview-columns.ts'

const { columns } = columnsResponseSchema.parse({
  columns: [
    { id: 'id', label: 'ID' },
    { id: 'input', label: 'Input' },
    { id: 'output', label: 'Output', is_empty: true },
    { id: 'metrics/0b9d', label: 'Tone', metric_key_alias: 'tone', is_empty: true },
    { id: 'feedback/t', label: 'Quality', data_type: 'star_rating_aggregate', is_empty: true },
    { id: 'annotations/t', label: 'Quality, all ratings', is_empty: true },
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

  it('has the id that the header of the file will have, and none for JSONL', () => {
    const fileIds = (export_format: 'csv' | 'jsonl') =>
      previewColumns({ export_format, column_ids: ['metrics/tone'] }, columns).shown.map(
        ({ id, file_id }) => [id, file_id],
      )
    expect(fileIds('csv')).toEqual([['metrics/0b9d', 'metrics/tone']])
    expect(fileIds('jsonl')).toEqual([
      ['id', null],
      ['input', null],
    ])
  })

  it('knows where the single ratings of a template are, and how they are drawn', () => {
    const column_ids = ['feedback/t', 'annotations/t', 'id']
    const { shown } = previewColumns({ export_format: 'csv', column_ids }, columns)
    const ratings = { column_id: 'annotations/t', kind: 'stars' }
    expect(shown.map((column) => column.ratings)).toEqual([ratings, ratings, null])
  })
})

import { describe, expect, test } from 'vitest'
import { likelyFilterType } from './column-types.ts'
import { columnsResponseSchema } from './columns.ts'

const read = (column: object) =>
  columnsResponseSchema.parse({ columns: [{ id: 'x', ...column }] }).columns[0]

describe('a column of a service', () => {
  test('whose filter type is not said is filtered by what its data type means', () => {
    expect(read({ data_type: 'timestamp' })?.filter_type).toBe('date')
    expect(read({ data_type: 'integer', filter_type: null })?.filter_type).toBe('number')
    expect(read({ data_type: 'text', filter_type: 'id' })?.filter_type).toBe('id')
  })

  test('of a kind that nobody knows is listed, and cannot be filtered on', () => {
    expect(read({ data_type: 'vector' })?.filter_type).toBeNull()
    expect(read({ data_type: 'text', filter_type: 'similarity' })?.filter_type).toBeNull()
    expect(read({ data_type: 'constructor' })?.filter_type).toBeNull()
  })

  test('that cannot be filtered on stays so', () => {
    expect(read({ data_type: 'text', filterable: false })?.filterable).toBe(false)
  })
})

test('a typed id is taken for what the standard column of its name is', () => {
  expect(likelyFilterType('created_at')).toBe('date')
  expect(likelyFilterType('metrics/duration_ns')).toBe('number')
  expect(likelyFilterType('user_metadata/team')).toBe('text')
  expect(likelyFilterType('toString')).toBe('text')
})

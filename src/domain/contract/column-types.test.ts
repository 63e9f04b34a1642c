import { describe, expect, test } from 'vitest'
import { likelyFilterType } from './column-types.ts'
import { columnsResponseSchema } from './columns.ts'

const read = (column: object) =>
  columnsResponseSchema.parse({ columns: [{ id: 'x', ...column }] }).columns[0]

describe('a column of a service', () => {
  test('without a filter type gets the type of its data type', () => {
    expect(read({ data_type: 'timestamp' })?.filter_type).toBe('date')
    expect(read({ data_type: 'integer', filter_type: null })?.filter_type).toBe('number')
    expect(read({ data_type: 'text', filter_type: 'id' })?.filter_type).toBe('id')
  })

  test('of an unknown kind is listed and not filterable', () => {
    expect(read({ data_type: 'vector' })?.filter_type).toBeNull()
    expect(read({ data_type: 'text', filter_type: 'similarity' })?.filter_type).toBeNull()
    expect(read({ data_type: 'constructor' })?.filter_type).toBeNull()
  })

  test('that is not filterable stays so', () => {
    expect(read({ data_type: 'text', filterable: false })?.filterable).toBe(false)
  })
})

test('a typed id gets the type of the standard column with this name', () => {
  expect(likelyFilterType('created_at')).toBe('date')
  expect(likelyFilterType('metrics/duration_ns')).toBe('number')
  expect(likelyFilterType('user_metadata/team')).toBe('text')
  expect(likelyFilterType('toString')).toBe('text')
})

import { expect, test } from 'vitest'
import { likelyFilterType } from '#domain/contract/column-types.ts'
import { standardColumns } from './standard-columns.ts'

test('what the builder takes a typed id for is what the column is', () => {
  for (const { column } of standardColumns) {
    expect([column.id, likelyFilterType(column.id)]).toEqual([column.id, column.filter_type])
  }
})

import { expect, test } from 'vitest'
import { likelyFilterType } from '#domain/contract/column-types.ts'
import { standardColumns } from './standard-columns.ts'

test('the builder guesses the real filter type of every standard column id', () => {
  for (const { column } of standardColumns) {
    expect([column.id, likelyFilterType(column.id)]).toEqual([column.id, column.filter_type])
  }
})

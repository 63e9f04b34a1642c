import { expect, test } from 'vitest'
import { filterTypeOf, likelyFilterType } from '#domain/contract/column-types.ts'
import { dataTypes, standardColumns } from './standard-columns.ts'

test('what the builder takes a typed id for is what the column is', () => {
  for (const { column } of standardColumns) {
    expect([column.id, likelyFilterType(column.id)]).toEqual([column.id, column.filter_type])
  }
})

test('what follows from a data type is the same on both sides', () => {
  for (const [type, { filter_type }] of Object.entries(dataTypes)) {
    expect([type, filterTypeOf(type)]).toEqual([type, filter_type])
  }
})

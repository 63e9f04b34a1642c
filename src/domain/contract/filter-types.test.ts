import { expect, test } from 'vitest'
import { exportFormats, filterTypes } from './contract.ts'
import { formatFacts } from './export-formats.ts'
import { operatorRow, operatorsOf } from './filter-operators.ts'
import { filterTypeFacts } from './filter-types.ts'

test('each leaf type has its own letter in links, and each format its own number', () => {
  const letters = filterTypes.map((type) => filterTypeFacts[type].letter)
  expect(new Set(letters).size).toBe(filterTypes.length)
  const numbers = exportFormats.map((format) => formatFacts[format].link)
  expect(new Set(numbers).size).toBe(exportFormats.length)
})

test('each data type has one leaf type', () => {
  const dataTypes = filterTypes.flatMap((type) => filterTypeFacts[type].data_types)
  expect(new Set(dataTypes).size).toBe(dataTypes.length)
})

test('the complement of a complement is the operator itself', () => {
  for (const type of filterTypes) {
    for (const [operator, { complement }] of operatorsOf(type)) {
      if (complement !== null) expect(operatorRow(type, complement)?.complement).toBe(operator)
    }
  }
})

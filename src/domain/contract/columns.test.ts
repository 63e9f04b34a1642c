import { expect, test } from 'vitest'
import { columnNames } from './columns.ts'

test('a column is named by its label, also under its alias, and an unknown one by its id', () => {
  const nameOf = columnNames([
    { id: 'metrics/7', label: 'Correctness', metric_key_alias: 'correctness' },
    { id: 'input', label: ' ' },
  ])
  expect(['metrics/7', 'metrics/correctness', 'input', 'gone'].map(nameOf)).toEqual([
    'Correctness',
    'Correctness',
    'input',
    'gone',
  ])
  expect(columnNames(null)('input')).toBe('input')
})

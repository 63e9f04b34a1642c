import { expect, test } from 'vitest'
import { columnNames, columnSchema, withUniqueLabels } from './columns.ts'

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

test('columns with the same label are told apart by their group, and then by their id', () => {
  const given = [
    { id: 'metrics/quality', label: 'Quality', category: 'metric' },
    { id: 'feedback/1', label: 'quality', category: 'feedback', group_label: 'Feedback' },
    { id: 'user_metadata/a', label: 'Build', category: 'user_metadata' },
    { id: 'user_metadata/b', label: 'Build', category: 'user_metadata' },
    { id: 'input', label: 'Input' },
  ].map((column) => columnSchema.parse(column))
  const named = withUniqueLabels(given)
  expect(named.map(({ label }) => label)).toEqual([
    'Quality (metric)',
    'quality (feedback)',
    'Build (user_metadata/a)',
    'Build (user_metadata/b)',
    'Input',
  ])
  expect(withUniqueLabels(named)).toEqual(named)
})

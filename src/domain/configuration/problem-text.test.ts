import { expect, test } from 'vitest'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { placeProblems } from './problem-text.ts'
import { problemText, type NodeField, type OptionField } from './problems.ts'

const leaf = (key: string, column_id?: string): DraftNode => ({
  key,
  filter: column_id === undefined ? {} : { column_id },
})

const tree: DraftNode = {
  key: 'root',
  and: [
    leaf('a', 'status'),
    { key: 'or', or: [leaf('b'), { ...leaf('c', 'gone'), muted: true }] },
    { key: 'not', not: null },
    leaf('d'),
  ],
}
const columns = [{ id: 'status', label: 'Status', data_type: 'text' }] as unknown as Parameters<
  typeof placeProblems
>[1]
const say = (place: Parameters<ReturnType<typeof placeProblems>>[0]['place'], message: string) => {
  const { place: where, column, text } = placeProblems(tree, columns)({ place, message })
  return `${where}${column === null ? '' : ` (${column})`}: ${text}`
}
const at = (key: string, field: NodeField = 'value') => ({ kind: 'node', key, field }) as const
const option = (field: OptionField) => ({ kind: 'option', field }) as const

test('a condition is named by its place in the order of the rows, and by its column', () => {
  expect(say(at('a'), problemText.noValue())).toBe('Condition 1 (Status): enter a value.')
  expect(say(at('b', 'column_id'), problemText.noColumn())).toBe('Condition 2: choose a column.')
  expect(say(at('c'), problemText.noValue())).toMatch(/^Condition 3 \(.*gone.*\): enter a value\.$/)
  expect(say(at('d', 'column_id'), problemText.noColumn())).toBe('Condition 4: choose a column.')
})

test('a group is named by its kind, and an option by its label', () => {
  expect(say(at('not', 'node'), problemText.emptyNot())).toBe(
    'NOT group: add a condition to this NOT, or remove it.',
  )
  expect(say(option('column_ids'), problemText.repeatedColumn('Status'))).toBe(
    'Columns: “Status” is selected twice. Remove one.',
  )
  expect(say(option('file_name'), 'JSON names end in .json.')).toBe(
    'File name: JSON names end in .json.',
  )
})

test('a place that is not in the tree is the filter', () => {
  expect(say(at('elsewhere'), problemText.noValue())).toBe('Filter: enter a value.')
})

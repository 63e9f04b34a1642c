import { expect, test } from 'vitest'
import { describeTree, sentenceText } from '#domain/configuration/describe.ts'
import type { FilterType } from '#domain/contract/contract.ts'
import { toDraft, type DraftFilter, type DraftNode } from './draft.ts'
import { childrenOf } from './draft-nodes.ts'
import { isRefusal } from './filter-edit.ts'
import { changeOperator } from './change-operator.ts'
import { withColumn } from './leaf-edit.ts'
import { presenceOf } from './presence.ts'

const leafOf = (root: DraftNode): DraftFilter => {
  let node = root
  while (!('filter' in node)) node = childrenOf(node)[0] ?? { key: '', filter: {} }
  return node.filter
}
const keyOf = (root: DraftNode): string => {
  let node = root
  while (!('filter' in node)) node = childrenOf(node)[0] ?? { key: '', filter: {} }
  return node.key
}
const change = (root: DraftNode, operator: string): DraftNode => {
  const edited = changeOperator(root, keyOf(root), operator)
  if (isRefusal(edited)) throw new Error(edited.refused)
  return edited
}
const words = (root: DraftNode) =>
  sentenceText(
    describeTree(root, { columns: null, members: null, time_zone: 'UTC', record_id_count: 0 }),
  )

const start = (type: FilterType): DraftNode =>
  toDraft({ and: [{ filter: { type, column_id: 'c' } as never }] })

test.each(['text', 'id', 'number', 'date', 'collection'] as const)(
  'a %s leaf asks whether there is a value, and goes back to an operator',
  (type) => {
    const plural = type === 'collection'
    const has = change(start(type), 'has_value')
    const none = change(has, 'is_empty')
    expect(words(has)).toBe(plural ? 'c have a value' : 'c has a value')
    expect(words(none)).toBe(plural ? 'c are empty' : 'c is empty')
    expect(presenceOf(leafOf(none))).toBe(plural ? 'is_empty' : 'has_value')
    expect(words(change(none, 'has_value'))).toBe(words(has))
    expect(words(change(none, 'is_empty'))).toBe(words(none))
    const back = change(plural ? has : none, type === 'number' ? 'gt' : 'eq')
    expect(childrenOf(back)[0]).toHaveProperty('filter')
    expect(leafOf(back)).not.toHaveProperty('value')
  },
)

test('a leaf that already stands in a NOT keeps it if the question needs one', () => {
  const inNot = toDraft({
    not: {
      filter: { type: 'text', column_id: 'c', operator: 'eq', value: 'x', case_sensitive: true },
    },
  })
  expect(words(change(inNot, 'is_empty'))).toBe('c is empty')
  expect(words(change(inNot, 'has_value'))).toBe('c has a value')
})

test('only the exact leaf is a question for presence', () => {
  const filter: DraftFilter = { type: 'text', column_id: 'c', operator: 'contains', value: [''] }
  expect(presenceOf(filter)).toBe('has_value')
  expect(presenceOf({ ...filter, value: '' })).toBe('has_value')
  expect(presenceOf({ ...filter, value: ['a'] })).toBeNull()
  expect(presenceOf({ ...filter, operator: 'eq' })).toBeNull()
  expect(presenceOf({ type: 'boolean', column_id: 'c', operator: 'eq', value: true })).toBeNull()
})

test('on a column of another type the question starts anew, and never selects nothing unsaid', () => {
  const empty: DraftFilter = { type: 'collection', column_id: 'c', operator: 'eq', value: [] }
  const text = withColumn(empty, { id: 'd', filter_type: 'text' })
  expect(text).not.toHaveProperty('value')
  const asked: DraftFilter = { type: 'text', column_id: 'c', operator: 'contains', value: [''] }
  expect(withColumn(asked, { id: 'd', filter_type: 'collection' })).not.toHaveProperty('value')
  expect(presenceOf(withColumn(asked, { id: 'd', filter_type: 'text' }))).toBe('has_value')
})

import { expect, test } from 'vitest'
import { describeTree, sentenceText } from '#domain/configuration/describe-tree.ts'
import type { FilterTree, FilterType } from '#domain/contract/contract.ts'
import { changeCondition, conditionOf } from './condition.ts'
import { toDraft, type DraftFilter, type DraftNode } from './draft.ts'
import { childrenOf } from './draft-nodes.ts'
import { isRefusal } from './filter-edit.ts'
import { withColumn, withOperator } from './leaf-edit.ts'
import { presenceOf } from './presence.ts'

const firstOf = (root: DraftNode): DraftNode => childrenOf(root)[0] ?? root
const change = (root: DraftNode, operator: string): DraftNode => {
  const edited = changeCondition(root, firstOf(root).key, (now) => withOperator(now, operator))
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
  'a %s condition asks whether there is a value, in the same row, and goes back to an operator',
  (type) => {
    const plural = type === 'collection'
    const root = start(type)
    const has = change(root, 'has_value')
    const none = change(has, 'is_empty')
    expect(words(has)).toBe(plural ? 'c have a value' : 'c has a value')
    expect(words(none)).toBe(plural ? 'c are empty' : 'c is empty')
    // The contract has no operator for one of the two, so that one is in a NOT.
    expect('not' in firstOf(plural ? has : none)).toBe(true)
    expect('filter' in firstOf(plural ? none : has)).toBe(true)
    expect(words(change(none, 'has_value'))).toBe(words(has))
    expect(words(change(none, 'is_empty'))).toBe(words(none))
    const back = change(plural ? has : none, type === 'number' ? 'gt' : 'eq')
    expect(firstOf(back)).toHaveProperty('filter')
    expect(conditionOf(firstOf(back))).not.toHaveProperty('value')
    expect(new Set([has, none, back].map((tree) => firstOf(tree).key))).toEqual(
      new Set([firstOf(root).key]),
    )
  },
)

test('a NOT around the question turns it round', () => {
  const asked: FilterTree = {
    filter: {
      type: 'text',
      column_id: 'c',
      operator: 'contains',
      value: [''],
      case_sensitive: true,
    },
  }
  expect(words(toDraft({ not: asked }))).toBe('c is empty')
  expect(words(toDraft({ not: { not: asked } }))).toBe('not c is empty')
})

test('only the exact leaf is a question for presence', () => {
  const filter: DraftFilter = { type: 'text', column_id: 'c', operator: 'contains', value: [''] }
  expect(presenceOf(filter)).toBe('has_value')
  expect(presenceOf({ ...filter, value: '' })).toBe('has_value')
  expect(presenceOf({ ...filter, value: ['a'] })).toBeNull()
  expect(presenceOf({ ...filter, operator: 'eq' })).toBeNull()
  expect(presenceOf({ type: 'boolean', column_id: 'c', operator: 'eq', value: true })).toBeNull()
})

test('the question stays on a column of another type, and never selects nothing unsaid', () => {
  const empty: DraftFilter = { type: 'collection', column_id: 'c', operator: 'is_empty' }
  const text = withColumn(empty, { id: 'd', filter_type: 'text' })
  expect(text).toEqual({
    type: 'text',
    column_id: 'd',
    operator: 'is_empty',
    case_sensitive: true,
  })
  const boolean = withColumn(empty, { id: 'd', filter_type: 'boolean' })
  expect(boolean.operator).toBe('eq')
})

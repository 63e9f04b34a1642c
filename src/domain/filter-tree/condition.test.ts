import { expect, test } from 'vitest'
import { describeTree, sentenceText } from '#domain/configuration/describe-tree.ts'
import { changeCondition, conditionOf, leavesOfRow, rowOfLeaf } from './condition.ts'
import { toDraft, type DraftNode } from './draft.ts'
import { childrenOf } from './draft-nodes.ts'
import { plainDraft } from './draft-json.ts'
import { isRefusal, toggleCollapsed, toggleMuted, type Edited } from './filter-edit.ts'
import { withColumn, withOperator, withValue } from './leaf-edit.ts'

const first = '2026-03-01T00:00:00Z'
const last = '2026-03-08T00:00:00Z'

const done = (edited: Edited): DraftNode => {
  if (isRefusal(edited)) throw new Error(edited.refused)
  return edited
}
const date = (operator: 'gte' | 'gt' | 'lte' | 'lt', value = first) =>
  ({ filter: { type: 'date', column_id: 'created_at', operator, value } }) as const
const rowOf = (root: DraftNode): DraftNode => childrenOf(root)[0] ?? root
const edit = (root: DraftNode, by: Parameters<typeof changeCondition>[2]) =>
  done(changeCondition(root, rowOf(root).key, by))
const request = (node: DraftNode) => plainDraft(node, [])

test('“is between” holds two dates together, as an AND of the contract', () => {
  const root = toDraft({ and: [date('gte')] })
  const period = edit(root, (now) => withOperator(now, 'between'))
  expect(conditionOf(rowOf(period))).toEqual({
    type: 'date',
    column_id: 'created_at',
    operator: 'between',
    value: [first, ''],
  })
  const whole = edit(period, (now) => withValue(now, [first, last]))
  expect(request(rowOf(whole))).toEqual({ and: [date('gte'), date('lte', last)] })
  expect(rowOf(whole).key).toBe(rowOf(root).key)
  expect(leavesOfRow(rowOf(whole)).map(({ key }) => key)).toEqual(
    leavesOfRow(rowOf(period)).map(({ key }) => key),
  )
})

test('an upper bound becomes the end of the period, and comes back as one', () => {
  const root = toDraft({ and: [date('lt', last)] })
  const period = edit(root, (now) => withOperator(now, 'between'))
  expect(conditionOf(rowOf(period))?.value).toEqual(['', last])
  const both = edit(period, (now) => withValue(now, [first, last]))
  expect(request(rowOf(edit(both, (now) => withOperator(now, 'lte'))))).toEqual(date('lte', last))
  expect(request(rowOf(edit(both, (now) => withOperator(now, 'gt'))))).toEqual(date('gt', first))
})

test('two dates of an AND are one row when it is collapsed, and keep their operators', () => {
  const root = toDraft({ and: [{ and: [date('gt'), date('lt', last)] }] })
  expect(conditionOf(rowOf(root))).toBeNull()
  const folded = done(toggleCollapsed(root, rowOf(root).key))
  expect(conditionOf(rowOf(folded))?.operator).toBe('between')
  const moved = edit(folded, (now) => withValue(now, [last, last]))
  expect(request(rowOf(moved))).toEqual({ and: [date('gt', last), date('lt', last)] })
  expect(rowOfLeaf(moved, leavesOfRow(rowOf(moved))[1]?.key ?? '')).toBe(rowOf(moved).key)
})

test.each([
  ['another order', { and: [date('lt'), date('gt')] }],
  ['three dates', { and: [date('gt'), date('lt'), date('lt')] }],
  ['OR', { or: [date('gt'), date('lt')] }],
  ['the same side twice', { and: [date('gt'), date('gte')] }],
])('%s is no period', (_, group) => {
  const root = toDraft({ and: [group] })
  expect(conditionOf(rowOf(done(toggleCollapsed(root, rowOf(root).key))))).toBeNull()
})

test('a muted date is no part of a period, and a muted period stays muted through an edit', () => {
  const root = toDraft({ and: [{ and: [date('gte'), date('lte', last)] }] })
  const period = done(toggleCollapsed(root, rowOf(root).key))
  const from = leavesOfRow(rowOf(period))[0]?.key ?? ''
  expect(conditionOf(rowOf(done(toggleMuted(period, from))))).toBeNull()
  const muted = done(toggleMuted(period, rowOf(period).key))
  expect(rowOf(edit(muted, (now) => withValue(now, [last, last]))).muted).toBe(true)
})

test('a period moves to another date column whole, and leaves its dates for a number', () => {
  const root = toDraft({ and: [date('gte')] })
  const period = edit(root, (now) => withOperator(now, 'between'))
  const other = edit(period, (now) => withColumn(now, { id: 'updated_at', filter_type: 'date' }))
  expect(conditionOf(rowOf(other))).toMatchObject({ column_id: 'updated_at', value: [first, ''] })
  const number = edit(period, (now) => withColumn(now, { id: 'score', filter_type: 'number' }))
  expect(request(rowOf(number))).toEqual({
    filter: { type: 'number', column_id: 'score', operator: 'between' },
  })
})

test('tree and sentence say a period in one phrase', () => {
  const words = (node: DraftNode) =>
    sentenceText(
      describeTree(node, { columns: null, members: null, time_zone: 'UTC', record_id_count: 0 }),
    )
  const period = { and: [date('gte'), date('lte', '2026-03-07T23:59:59.999999Z')] }
  expect(words(toDraft({ not: period }))).toBe(
    'not created_at is between 1 Mar 2026, 00:00 UTC and the end of 7 Mar 2026, UTC',
  )
})

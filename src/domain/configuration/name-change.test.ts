import { expect, test } from 'vitest'
import { changeCondition, type Condition } from '#domain/filter-tree/condition.ts'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { emptyConfiguration, type Configuration } from './configuration.ts'
import {
  duplicateNode,
  isRefusal,
  moveNode,
  negateNode,
  removeNode,
  toggleCollapsed,
  toggleGroup,
  toggleMuted,
  unwrapNode,
  wrapNode,
  type Edited,
} from '#domain/filter-tree/filter-edit.ts'
import { nameChange } from './name-change.ts'

const leaf = (key: string): DraftNode => ({ key, filter: { type: 'text', column_id: key } })
const root: DraftNode = {
  key: 'r',
  and: [leaf('a'), { key: 'g', and: [leaf('b'), leaf('c')] }, { key: 'n', not: leaf('d') }],
}
const before: Configuration = { ...emptyConfiguration('q'), filter_tree: root }
const edited = (edit: Edited) => {
  if (isRefusal(edit)) throw new Error(edit.refused)
  return nameChange(before, { ...before, filter_tree: edit })
}

test('every edit of the tree has a name', () => {
  expect(edited(duplicateNode(root, 'a'))?.name).toBe('add condition')
  expect(edited(removeNode(root, 'g'))?.name).toBe('remove group')
  expect(edited(moveNode(root, 'a', 'into', 'g'))?.name).toBe('move row')
  expect(edited(moveNode(root, 'a', 'after', 'n'))?.name).toBe('move row')
  expect(edited(wrapNode(root, 'a', 'or'))?.name).toBe('wrap in OR')
  expect(edited(unwrapNode(root, 'g'))?.name).toBe('unwrap group')
  expect(edited(negateNode(root, 'n'))?.name).toBe('remove NOT')
  expect(edited(toggleGroup(root, 'g'))?.name).toBe('change to OR')
  expect(edited(toggleMuted(root, 'a'))?.name).toBe('mute')
  expect(edited(toggleCollapsed(root, 'g'))).toBeNull()
})

test('a change of a leaf names its column, and typing in its value is one step', () => {
  const filter = { type: 'text', column_id: 'a', value: 'x' } as const
  expect(edited(changeCondition(root, 'a', () => filter))).toEqual({
    name: 'change',
    column_id: 'a',
    merge: 'value of a',
  })
  expect(
    edited(changeCondition(root, 'a', () => ({ ...filter, operator: 'eq' })))?.merge,
  ).toBeNull()
  expect(edited(changeCondition(root, 'a', () => ({ column_id: 'b' })))?.name).toBe('choose column')
})

test('an operator that takes several nodes is a change of its condition', () => {
  const text = { type: 'text', column_id: 'a', case_sensitive: true } as const
  const day = { type: 'date', column_id: 'a' } as const
  const changed = { name: 'change', column_id: 'a', merge: null }
  const start = (filter: Condition) => ({ ...before, filter_tree: { key: 'a', filter } })
  const after = (filter: Condition, operator: string) => {
    const from = start(filter)
    const tree = changeCondition(from.filter_tree, 'a', (now) => ({ ...now, operator }))
    if (isRefusal(tree)) throw new Error(tree.refused)
    return nameChange(from, { ...from, filter_tree: tree })
  }
  expect(after(text, 'is_empty')).toEqual(changed)
  expect(after(day, 'between')).toEqual(changed)
})

test('a change of one column of the file names it', () => {
  const name = (from: readonly string[], to: readonly string[]) =>
    nameChange({ ...before, column_ids: from }, { ...before, column_ids: to })
  const step = (text: string, column_id: string | null) => ({ name: text, column_id, merge: null })
  const all = ['a', 'b', 'c', 'd']
  expect(name(all, ['a', 'c', 'd', 'b'])).toEqual(step('move column', 'b'))
  expect(name(all, ['d', 'a', 'b', 'c'])).toEqual(step('move column', 'd'))
  expect(name(all, [...all, 'e'])).toEqual(step('add column', 'e'))
  expect(name(all, ['e', ...all])).toEqual(step('add column', 'e'))
  expect(name(all, ['b', 'c', 'd'])).toEqual(step('remove column', 'a'))
  expect(name(all, ['a', 'b', 'c'])).toEqual(step('remove column', 'd'))
  expect(name(all, ['d', 'c', 'b', 'a'])).toEqual(step('change columns', null))
  expect(name(all, ['a', 'b', 'e', 'f'])).toEqual(step('change columns', null))
})

test('a date that becomes relative is a step of its own', () => {
  const fixed = {
    type: 'date',
    column_id: 'a',
    operator: 'gte',
    value: '2026-03-01T00:00:00Z',
  } as const
  const from = { ...before, filter_tree: { key: 'a', filter: fixed } }
  const to = (value: string) => ({
    ...from,
    filter_tree: { key: 'a', filter: { ...fixed, value } },
  })
  expect(nameChange(from, to('2026-03-02T00:00:00Z'))?.merge).toBe('value of a')
  expect(nameChange(from, to('now/d[UTC]'))?.merge).toBeNull()
})

test('every option has a name, and several at once are one step', () => {
  const name = (change: Partial<Configuration>) =>
    nameChange(before, { ...before, ...change })?.name
  expect(name({ redact: false })).toBe('turn off redaction')
  expect(name({ export_format: 'csv' })).toBe('change format to CSV')
  expect(name({ column_ids: ['id'] })).toBe('change columns')
  expect(name({ selector: 'record_ids' })).toBe('switch to record IDs')
  expect(name({ record_ids_text: 'x' })).toBe('change record IDs')
  expect(name({ export_computed_metrics_only: true })).toBe('turn on “Only computed values”')
  expect(name({ file_name: 'a' })).toBe('change file name')
  expect(name({ queue_id: 'other' })).toBe('change queue')
  expect(name({ queue_id: 'other', redact: false })).toBe('open another export')
  expect(name({})).toBeUndefined()
})

import { expect, test } from 'vitest'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { isRefusal, negateNode, removeNode, unwrapNode } from '#domain/filter-tree/filter-edit.ts'
import { focusAfter } from './focus-after.ts'

const leaf = (key: string): DraftNode => ({ key, filter: {} })
const root: DraftNode = {
  key: 'r',
  and: [leaf('a'), { key: 'g', and: [leaf('b'), leaf('c')] }, { key: 'n', not: leaf('d') }],
}
const after = (edited: ReturnType<typeof removeNode>, key: string) =>
  isRefusal(edited) ? edited.refused : focusAfter(root, edited, key)

test('the focus stays with a node that stays', () => {
  expect(focusAfter(root, root, 'b')).toBe('b')
})

test('after a removal it goes to the next sibling, the one before, then the group', () => {
  expect(after(removeNode(root, 'a'), 'a')).toBe('g')
  expect(after(removeNode(root, 'c'), 'c')).toBe('b')
  expect(after(removeNode(root, 'd'), 'd')).toBe('n')
  expect(after(removeNode(root, 'n'), 'n')).toBe('g')
})

test('after a group is unwrapped it goes to the children', () => {
  expect(after(unwrapNode(root, 'g'), 'g')).toBe('b')
  expect(after(negateNode(root, 'n'), 'n')).toBe('d')
})

test('a node in a collapsed group has no row: the focus goes to the group', () => {
  const collapsed: DraftNode = { key: 'r', and: [{ key: 'g', collapsed: true, or: [leaf('b')] }] }
  expect(focusAfter(collapsed, collapsed, 'b')).toBe('g')
})

test('if everything is gone it goes to the new root', () => {
  expect(focusAfter(root, { key: 'new', and: [] }, 'r')).toBe('new')
})

import { expect, test } from 'vitest'
import { changeCondition } from './condition.ts'
import type { DraftNode } from './draft.ts'
import { childrenOf, findNode } from './draft-nodes.ts'
import {
  isRefusal,
  moveIntoPrevious,
  negateNode,
  toggleGroup,
  unwrapNode,
  type Edited,
} from './filter-edit.ts'
import { isAbsent } from '#domain/configuration/finish-tree.ts'

const leaf = (key: string): DraftNode => ({ key, filter: {} })
const made = (edited: Edited): DraftNode => {
  if (isRefusal(edited)) throw new Error(edited.refused)
  return edited
}

test('NOT twice on the same node restores the tree', () => {
  const root: DraftNode = { key: 'r', and: [leaf('a'), { key: 'g', or: [leaf('b')] }] }
  for (const key of ['a', 'g', 'b', 'r']) {
    const once = made(negateNode(root, key))
    expect(once).not.toEqual(root)
    expect(made(negateNode(once, key))).toEqual(root)
  }
})

test('NOT is removed from the NOT itself too, and an empty NOT refuses', () => {
  const root: DraftNode = { key: 'r', and: [{ key: 'n', not: leaf('a') }] }
  expect(made(negateNode(root, 'n'))).toEqual({ key: 'r', and: [leaf('a')] })
  expect(negateNode({ key: 'n', not: null }, 'n')).toEqual({ refused: 'is_empty' })
})

test('a muted group leaves its children muted after unwrapping', () => {
  const unwrapped = made(
    unwrapNode({ key: 'r', and: [{ key: 'g', muted: true, and: [leaf('a'), leaf('b')] }] }, 'g'),
  )
  expect(childrenOf(unwrapped).every(isAbsent)).toBe(true)
  const bare = made(negateNode({ key: 'r', and: [{ key: 'n', muted: true, not: leaf('a') }] }, 'n'))
  expect(findNode(bare, 'a')?.muted).toBe(true)
})

test('a node that moves into a collapsed group opens it', () => {
  const root: DraftNode = {
    key: 'r',
    and: [{ key: 'g', collapsed: true, or: [leaf('a')] }, leaf('b')],
  }
  expect(made(moveIntoPrevious(root, 'b'))).toEqual({
    key: 'r',
    and: [{ key: 'g', or: [leaf('a'), leaf('b')] }],
  })
})

test('each change of a leaf starts from the leaf as it is, so that two of them both stay', () => {
  const root: DraftNode = { key: 'r', and: [leaf('a')] }
  const withText = made(changeCondition(root, 'a', (filter) => ({ ...filter, value: 'typed' })))
  const both = made(
    changeCondition(withText, 'a', (filter) => ({ ...filter, case_sensitive: false })),
  )
  expect(findNode(both, 'a')).toEqual({
    key: 'a',
    filter: { value: 'typed', case_sensitive: false },
  })
})

test('leaves and NOT cannot change to AND or OR', () => {
  const root: DraftNode = { key: 'n', not: leaf('a') }
  expect(toggleGroup(root, 'n')).toEqual({ refused: 'is_no_and_or' })
  expect(toggleGroup(root, 'a')).toEqual({ refused: 'is_no_and_or' })
  expect(toggleGroup(root, 'x')).toEqual({ refused: 'not_found' })
})

import { expect, test } from 'vitest'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { completeTrees } from './complete-trees.ts'

const unknown = { columns: null, members: null }
const complete = (key: string, marks: object = {}): DraftNode => ({
  key,
  filter: { type: 'boolean', column_id: key, operator: 'eq', value: true },
  ...marks,
})
const incomplete = (key: string): DraftNode => ({ key, filter: { column_id: key } })
const keys = (root: DraftNode) =>
  completeTrees(root, unknown).map((tree) => `${tree.isWhole ? 'whole ' : ''}${tree.keys.join()}`)

test('a complete tree is counted as a whole, with its nodes in order', () => {
  const root: DraftNode = {
    key: 'r',
    and: [complete('a'), { key: 'o', or: [complete('b'), { key: 'n', not: complete('c') }] }],
  }
  expect(keys(root)).toEqual(['whole r,a,o,b,n,c'])
  const [tree] = completeTrees(root, unknown)
  expect(tree?.filter_tree).toMatchObject({
    and: [{ filter: { column_id: 'a' } }, { or: [{}, { not: { filter: { column_id: 'c' } } }] }],
  })
})

test('a muted node is counted separately, as if it were not muted', () => {
  const root: DraftNode = {
    key: 'r',
    and: [complete('a'), { key: 'm', muted: true, or: [complete('b'), complete('c')] }],
  }
  expect(keys(root)).toEqual(['whole r,a', 'm,b,c'])
  expect(keys({ ...root, muted: true })).toEqual(['m,b,c', 'r,a'])
})

test('complete parts around an incomplete leaf are counted, each as large as possible', () => {
  const root: DraftNode = {
    key: 'r',
    and: [
      { key: 'o', or: [complete('a'), complete('b')] },
      { key: 'p', or: [complete('c'), incomplete('x')] },
      { key: 'n', not: null },
    ],
  }
  expect(keys(root)).toEqual(['c', 'o,a,b'])
})

test('a group of muted nodes is absent, an empty one is not', () => {
  expect(keys({ key: 'r', and: [{ key: 'o', or: [complete('a', { muted: true })] }] })).toEqual([
    'a',
  ])
  expect(keys({ key: 'r', and: [{ key: 'o', or: [] }] })).toEqual(['whole r,o'])
})

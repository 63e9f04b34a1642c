import { expect, test } from 'vitest'
import type { DraftNode } from '#domain/configuration.ts'
import { flattenTree } from './flatten-tree.ts'

const leaf = (key: string): DraftNode => ({ key, filter: {} })
const tree: DraftNode = {
  key: 'root',
  and: [leaf('a'), { key: 'or', or: [leaf('b'), leaf('c')] }, { key: 'not', not: leaf('d') }],
}

const names = (root: DraftNode) =>
  flattenTree(root).map((row) => (row.kind === 'node' ? row.node.key : `+${row.groupKey}`))

test('rows stand in the order of the tree, with a row to add to each group that takes more', () => {
  expect(names(tree)).toEqual(['root', 'a', 'or', 'b', 'c', '+or', 'not', 'd', '+root'])
})

test('what is in a collapsed group has no row, and an empty NOT has one to fill it', () => {
  expect(names({ ...tree, collapsed: true })).toEqual(['root'])
  expect(names({ key: 'not', not: null })).toEqual(['not', '+not'])
})

test('rails begin at their group and end in its last row', () => {
  const parts = flattenTree(tree).map((row) =>
    row.rails.map(({ depth, kind, part }) => `${depth} ${kind} ${part}`),
  )
  expect(parts[0]).toEqual(['0 and start'])
  expect(parts[5]).toEqual(['0 and middle', '1 or end'])
  expect(parts[7]).toEqual(['0 and middle', '1 not end'])
  expect(parts[8]).toEqual(['0 and end'])
})

test('below a muted group everything is muted', () => {
  const rows = flattenTree({ key: 'r', and: [{ key: 'm', muted: true, or: [leaf('x')] }] })
  expect(rows.map(({ isMuted }) => isMuted)).toEqual([false, true, true, true, false])
})

test('a row that is as it was stays the same object', () => {
  const before = flattenTree(tree)
  const [a, or, not] = 'and' in tree ? tree.and : []
  if (!a || !or || !not) throw new Error('the tree has three children')
  const after = flattenTree({ key: 'root', and: [{ ...a, muted: true }, or, not] })
  const changed = after.filter((row, index) => row !== before[index])
  expect(changed.map((row) => (row.kind === 'node' ? row.node.key : '+'))).toEqual([
    'root',
    'a',
    '+',
  ])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { countRows, rowKey, rowKeys, rowsBetween } from './tree-rows.ts'

const leaf = (key: string): DraftNode => ({ key, filter: {} })
const tree: DraftNode = {
  key: 'root',
  and: [leaf('a'), { key: 'or', or: [leaf('b'), leaf('c')] }, { key: 'not', not: leaf('d') }],
}

const allRows = (root: DraftNode) => rowsBetween(root, 0, countRows(root))
const names = (root: DraftNode) => allRows(root).map(rowKey)

test('rows are in the order of the tree, with an add row in each group that can take more', () => {
  expect(names(tree)).toEqual(['root', 'a', 'or', 'b', 'c', '+or', 'not', 'd', '+root'])
})

test('a collapsed group hides its rows, and an empty NOT has an add row', () => {
  expect(names({ ...tree, collapsed: true })).toEqual(['root'])
  expect(names({ key: 'not', not: null })).toEqual(['not', '+not'])
  expect(names({ key: 'not', collapsed: true, not: null })).toEqual(['not'])
})

test('rails start at their group and end in its last row', () => {
  const parts = allRows(tree).map((row) =>
    row.rails.map(({ depth, kind, part }) => `${depth} ${kind} ${part}`),
  )
  expect(parts[0]).toEqual(['0 and start'])
  expect(parts[5]).toEqual(['0 and middle', '1 or end'])
  expect(parts[7]).toEqual(['0 and middle', '1 not end'])
  expect(parts[8]).toEqual(['0 and end'])
})

test('a range of rows ends at its limit, also at an empty group', () => {
  const root: DraftNode = { key: 'r', and: [{ key: 'or', or: [] }] }
  expect(rowsBetween(root, 0, 2).map(rowKey)).toEqual(['r', 'or'])
})

test('below a muted group everything is muted', () => {
  const rows = allRows({ key: 'r', and: [{ key: 'm', muted: true, or: [leaf('x')] }] })
  expect(rows.map(({ isMuted }) => isMuted)).toEqual([false, true, true, true, false])
})

test('an unchanged row stays the same object', () => {
  const before = allRows(tree)
  const [a, or, not] = 'and' in tree ? tree.and : []
  if (!a || !or || !not) throw new Error('the tree has three children')
  const after = allRows({ key: 'root', and: [{ ...a, muted: true }, or, not] })
  const changed = after.filter((row, index) => row !== before[index])
  expect(changed.map((row) => (row.kind === 'node' ? row.node.key : '+'))).toEqual([
    'root',
    'a',
    '+',
  ])
})

const { node: anyTree } = fc.letrec<{ node: DraftNode }>((tie) => {
  const marks = {
    key: fc.uuid(),
    muted: fc.option(fc.constant(true), { nil: undefined }),
    collapsed: fc.option(fc.constant(true), { nil: undefined, freq: 4 }),
  }
  const children = fc.array(tie('node'), { maxLength: 4 })
  return {
    node: fc.oneof(
      { maxDepth: 5 },
      fc.record({ key: fc.uuid(), filter: fc.constant({}) }),
      fc.record({ ...marks, and: children }),
      fc.record({ ...marks, or: children }),
      fc.record({ ...marks, not: fc.option(tie('node')) }),
    ) as fc.Arbitrary<DraftNode>,
  }
})

test('a range of rows is a slice of all rows, and every row has its key', () => {
  fc.assert(
    fc.property(anyTree, fc.nat(30), fc.nat(30), (root, from, length) => {
      const rows = allRows(root)
      expect(rows).toHaveLength(countRows(root))
      expect(rows.map(rowKey)).toEqual(rowKeys(root))
      expect(rowsBetween(root, from, from + length)).toEqual(rows.slice(from, from + length))
    }),
  )
})

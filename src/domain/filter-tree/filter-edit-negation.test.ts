import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DraftNode } from './draft.ts'
import { childrenOf, kindOf } from './draft-nodes.ts'
import { isRefusal, negateNode, unwrapNode, type Edited } from './filter-edit.ts'
import { pullNotOut, pushNotIn } from './filter-edit-negation.ts'
import { finishTree } from '#domain/configuration/finish-tree.ts'
import type { FilterTree } from '#domain/contract/contract.ts'

/** Leaf `n` selects the records whose number has bit n; its `ne` selects the others. */
const records = 32
const leaf = (bit: number, operator = 'eq'): object => ({
  filter: { type: 'text', column_id: String(bit), operator, value: 'x' },
})
const { node } = fc.letrec<{ node: DraftNode }>((tie) => {
  const marks = { key: fc.uuid(), muted: fc.option(fc.constant(true), { nil: undefined, freq: 5 }) }
  const children = fc.array(tie('node'), { maxLength: 3 })
  return {
    node: fc.oneof(
      { maxDepth: 4 },
      fc
        .tuple(fc.nat(4), fc.constantFrom('eq', 'ne'), fc.uuid())
        .map(([bit, operator, key]) => ({ key, ...leaf(bit, operator) })),
      fc.record({ ...marks, and: children }),
      fc.record({ ...marks, or: children }),
      fc.record({ ...marks, not: tie('node') }),
    ) as fc.Arbitrary<DraftNode>,
  }
})

/** The records that a draft selects, evaluated leaf by leaf; muted nodes are absent. */
function selected(root: DraftNode): string {
  const tree = finishTree(root, { columns: null, members: null }).filter_tree ?? { and: [] }
  return Array.from({ length: records }, (_, record) => (selects(tree, record) ? '1' : '0')).join(
    '',
  )
}
function selects(tree: FilterTree, record: number): boolean {
  if ('and' in tree) return tree.and.every((child) => selects(child, record))
  if ('or' in tree) return tree.or.some((child) => selects(child, record))
  if ('not' in tree) return !selects(tree.not, record)
  const { filter } = tree
  const isSet = ((record >> Number(filter.column_id)) & 1) === 1
  return 'operator' in filter && filter.operator === 'ne' ? !isSet : isSet
}

const nodesOf = (root: DraftNode): DraftNode[] => [root, ...childrenOf(root).flatMap(nodesOf)]
const keepsMeaning = (edit: (root: DraftNode, key: string) => Edited) =>
  fc.assert(
    fc.property(node, (root) => {
      for (const { key } of nodesOf(root)) {
        const edited = edit(root, key)
        if (!isRefusal(edited)) expect(selected(edited)).toBe(selected(root))
      }
    }),
    { numRuns: 400 },
  )

test('pushing NOT in never changes which records are selected', () => keepsMeaning(pushNotIn))
test('pulling NOT out never changes which records are selected', () => keepsMeaning(pullNotOut))
test('unwrapping never changes which records are selected', () => keepsMeaning(unwrapNode))
test('NOT twice never changes which records are selected', () =>
  keepsMeaning((root, key) => {
    const once = negateNode(root, key)
    return isRefusal(once) ? once : negateNode(once, key)
  }))

/** The tree in one line. */
const shape = (edited: Edited): string => {
  if (isRefusal(edited)) return edited.refused
  if ('filter' in edited) return `${edited.filter.operator}${edited.filter.column_id}`
  const inner = `${kindOf(edited)}(${childrenOf(edited).map(shape).join(' ')})`
  return edited.muted ? `muted ${inner}` : inner
}
const at = (key: string, bit: number, operator = 'contains') =>
  ({ key, ...leaf(bit, operator) }) as DraftNode

test('pulling NOT out after pushing it in restores the tree', () => {
  const group: DraftNode = { key: 'g', and: [at('a', 0), at('b', 1)] }
  const root: DraftNode = { key: 'r', or: [{ key: 'n', muted: true, not: group }, at('c', 2)] }
  const pushed = pushNotIn(root, 'n')
  expect(shape(pushed)).toBe('or(muted or(not(contains0) not(contains1)) contains2)')
  if (isRefusal(pushed)) throw new Error(pushed.refused)
  expect(shape(pullNotOut(pushed, 'g'))).toBe(shape(root))
})

test('NOT goes into operators that have an opposite, and stays around others', () => {
  expect(shape(pushNotIn({ key: 'n', not: at('a', 0, 'eq') }, 'n'))).toBe('ne0')
  expect(shape(pushNotIn({ key: 'n', not: at('a', 0) }, 'n'))).toBe('has_no_opposite')
  expect(shape(pushNotIn({ key: 'n', not: null }, 'n'))).toBe('is_empty')
  expect(shape(pushNotIn(at('a', 0), 'a'))).toBe('is_no_not')
  expect(shape(pullNotOut({ key: 'g', and: [] }, 'g'))).toBe('is_empty')
  expect(shape(pullNotOut({ key: 'g', and: [at('a', 0)] }, 'g'))).toBe('is_no_not')
})

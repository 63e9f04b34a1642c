import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newKey, toDraft, type DraftNode } from './draft.ts'
import { childrenOf, pathTo } from './draft-nodes.ts'
import {
  duplicateNode,
  insertNode,
  isRefusal,
  moveAmongSiblings,
  moveIntoPrevious,
  moveNode,
  moveOut,
  negateNode,
  newLeaf,
  removeNode,
  toggleCollapsed,
  toggleGroup,
  toggleMuted,
  unwrapNode,
  wrapNode,
  type Edited,
} from './filter-edit.ts'
import { withColumn, withOperator } from './leaf-edit.ts'

const tree = fc
  .letrec<{ node: DraftNode }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.constant(0).map(() => newLeaf()),
      fc.array(tie('node'), { maxLength: 4 }).map((and) => ({ key: newKey(), and })),
      fc.array(tie('node'), { maxLength: 4 }).map((or) => ({ key: newKey(), or })),
      fc.option(tie('node')).map((not) => ({ key: newKey(), not })),
    ),
  }))
  .node.map((node) => ({ key: newKey(), and: [node] }))

const nodesOf = (node: DraftNode): DraftNode[] => [node, ...childrenOf(node).flatMap(nodesOf)]

const edits: readonly ((root: DraftNode, key: string, other: string) => Edited)[] = [
  (root, key) => insertNode(root, newLeaf(), 'before', key),
  (root, key) => insertNode(root, newLeaf(), 'after', key),
  (root, key) => insertNode(root, newLeaf(), 'into', key),
  removeNode,
  duplicateNode,
  (root, key, other) => moveNode(root, key, 'before', other),
  (root, key, other) => moveNode(root, key, 'after', other),
  (root, key, other) => moveNode(root, key, 'into', other),
  (root, key) => wrapNode(root, key, 'and'),
  (root, key) => wrapNode(root, key, 'not'),
  unwrapNode,
  toggleGroup,
  negateNode,
  toggleMuted,
  toggleCollapsed,
  (root, key) => moveAmongSiblings(root, key, 1),
  (root, key) => moveAmongSiblings(root, key, -1),
  moveOut,
  moveIntoPrevious,
]

const edit = fc
  .tuple(tree, fc.constantFrom(...edits), fc.nat(), fc.nat())
  .map(([root, apply, at, otherAt]) => {
    const nodes = nodesOf(root)
    const key = nodes[at % nodes.length]?.key ?? ''
    const other = nodes[otherAt % nodes.length]?.key ?? ''
    return { root, key, edited: apply(root, key, other) }
  })

test('every edit keeps the tree valid: one kind per node, unique keys', () => {
  fc.assert(
    fc.property(edit, ({ edited }) => {
      if (isRefusal(edited)) return
      const nodes = nodesOf(edited)
      expect(new Set(nodes.map(({ key }) => key)).size).toBe(nodes.length)
      for (const node of nodes) {
        const kinds = ['filter', 'and', 'or', 'not'].filter((kind) => kind in node)
        expect(kinds).toHaveLength(1)
      }
    }),
    { numRuns: 500 },
  )
})

test('an edit changes only the objects on its path', () => {
  fc.assert(
    fc.property(edit, ({ root, key, edited }) => {
      if (isRefusal(edited)) return
      const before = new Map(nodesOf(root).map((node) => [node.key, node]))
      const touched = new Set(
        [...pathTo(root, key), ...pathTo(edited, key)].map((node) => node.key),
      )
      const changed = nodesOf(edited).filter(
        (node) => before.has(node.key) && before.get(node.key) !== node,
      )
      for (const node of changed) {
        const holdsTouched = nodesOf(node).some(
          (inner) => touched.has(inner.key) || !before.has(inner.key),
        )
        const heldTouched = nodesOf(before.get(node.key) ?? node).some((inner) =>
          touched.has(inner.key),
        )
        expect(holdsTouched || heldTouched).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})

test('the inverse of an edit restores the tree', () => {
  fc.assert(
    fc.property(tree, fc.nat(), (root, at) => {
      const nodes = nodesOf(root)
      const node = nodes[at % nodes.length] ?? root
      const twice = (apply: (tree: DraftNode, key: string) => Edited) => {
        const once = apply(root, node.key)
        return isRefusal(once) ? root : apply(once, node.key)
      }
      expect(twice(toggleGroup)).toEqual(root)
      expect(twice(toggleMuted)).toEqual(root)
      expect(twice(toggleCollapsed)).toEqual(root)
      const leaf = newLeaf()
      const inserted = insertNode(root, leaf, 'into', node.key)
      if (!isRefusal(inserted)) expect(removeNode(inserted, leaf.key)).toEqual(root)
      const wrapped = wrapNode(root, node.key, 'or')
      if (isRefusal(wrapped)) throw new Error('a node can always be wrapped')
      const wrapper = pathTo(wrapped, node.key).at(-2)
      expect(unwrapNode(wrapped, wrapper?.key ?? '')).toEqual(root)
      const down = moveAmongSiblings(root, node.key, 1)
      if (!isRefusal(down)) expect(moveAmongSiblings(down, node.key, -1)).toEqual(root)
    }),
  )
})

const leaf = (column_id: string) =>
  ({ filter: { type: 'boolean', column_id, operator: 'eq', value: true } }) as const

test('a node never goes into itself, and the root stays', () => {
  const root = toDraft({ and: [{ or: [leaf('a')] }] })
  const [group] = childrenOf(root)
  const [inner] = group ? childrenOf(group) : []
  expect(moveNode(root, group?.key ?? '', 'into', group?.key ?? '')).toEqual({
    refused: 'into_itself',
  })
  expect(moveNode(root, group?.key ?? '', 'after', inner?.key ?? '')).toEqual({
    refused: 'into_itself',
  })
  expect(moveNode(root, root.key, 'into', group?.key ?? '')).toEqual({ refused: 'is_root' })
})

test('unwrapping that would select other records is refused', () => {
  const root = toDraft({ and: [{ or: [leaf('a'), leaf('b')] }, { and: [leaf('c'), leaf('d')] }] })
  const [or, and] = childrenOf(root)
  expect(unwrapNode(root, or?.key ?? '')).toEqual({ refused: 'changes_meaning' })
  const unwrapped = unwrapNode(root, and?.key ?? '')
  expect(isRefusal(unwrapped) ? 0 : childrenOf(unwrapped).length).toBe(3)
})

test('NOT stays without its child', () => {
  const root = toDraft({ and: [{ not: leaf('a') }] })
  const [not] = childrenOf(root)
  const emptied = removeNode(root, not && 'not' in not ? (not.not?.key ?? '') : '')
  expect(isRefusal(emptied) ? null : childrenOf(emptied)[0]).toMatchObject({ not: null })
})

test('a new column keeps operator and value if they still make sense', () => {
  const text = {
    type: 'text',
    column_id: 'input',
    operator: 'contains',
    value: ['a'],
    case_sensitive: false,
  } as const
  expect(withColumn(text, { id: 'output', filter_type: 'text' })).toEqual({
    ...text,
    column_id: 'output',
  })
  expect(withColumn(text, { id: 'tags', filter_type: 'collection' })).toMatchObject({
    operator: 'contains',
    value: ['a'],
  })
  expect(withColumn(text, { id: 'n', filter_type: 'number' })).toEqual({
    type: 'number',
    column_id: 'n',
    operator: 'gte',
  })
  expect(withColumn(text, { id: 'x', filter_type: 'fully_annotated' })).toEqual({
    type: 'fully_annotated',
    column_id: 'fully_annotated',
    user_ids: null,
  })
})

test('a new operator reshapes the value: one, a list, a pair', () => {
  const number = { type: 'number', column_id: 'n', operator: 'gte', value: 4 } as const
  expect(withOperator(number, 'between').value).toEqual([4, ''])
  const pair = { ...number, operator: 'between', value: [1, 2] }
  expect(withOperator(pair, 'gt').value).toBe(1)
  expect(withOperator(pair, 'lt').value).toBe(2)
  const text = { type: 'text', column_id: 't', operator: 'eq', value: 'a' } as const
  expect(withOperator(text, 'one_of').value).toEqual(['a'])
  expect(withOperator({ ...text, operator: 'one_of', value: ['a', 'b'] }, 'eq').value).toEqual([
    'a',
    'b',
  ])
})

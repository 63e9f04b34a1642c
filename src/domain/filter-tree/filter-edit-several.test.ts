import { expect, test } from 'vitest'
import type { DraftNode } from './draft.ts'
import { childrenOf, kindOf } from './draft-nodes.ts'
import { isRefusal, type Edited } from './filter-edit.ts'
import {
  combineNodes,
  copyNode,
  insertNodes,
  muteNodes,
  removeNodes,
  wrapNodes,
} from './filter-edit-several.ts'

const leaf = (key: string): DraftNode => ({ key, filter: { column_id: key } })
const root: DraftNode = {
  key: 'r',
  and: [
    leaf('a'),
    { key: 'o', or: [leaf('b'), leaf('c')] },
    leaf('d'),
    { key: 'n', not: leaf('e') },
  ],
}
/** The tree in one line, with the columns of its leaves. */
function shape(edited: Edited): string {
  if (isRefusal(edited)) return edited.refused
  if ('filter' in edited) return edited.filter.column_id ?? ''
  return `${kindOf(edited)}(${childrenOf(edited).map(shape).join(' ')})`
}

test('siblings go into one group in the place of the first, in their order', () => {
  expect(shape(wrapNodes(root, ['d', 'a'], 'or'))).toBe('and(or(a d) or(b c) not(e))')
  expect(shape(wrapNodes(root, ['a', 'o'], 'not'))).toBe('and(not(and(a or(b c))) d not(e))')
  expect(shape(wrapNodes(root, ['r'], 'not'))).toBe('not(and(a or(b c) d not(e)))')
  expect(shape(wrapNodes(root, ['a', 'b'], 'and'))).toBe('not_siblings')
  expect(shape(wrapNodes(root, ['x'], 'and'))).toBe('not_found')
})

test('several nodes are removed, even one inside another', () => {
  expect(shape(removeNodes(root, ['o', 'b', 'd']))).toBe('and(a not(e))')
  expect(shape(removeNodes(root, ['x']))).toBe('not_found')
})

test('a copy has new keys', () => {
  const copied = copyNode(root, 'o', 'after', 'd')
  expect(shape(copied)).toBe('and(a or(b c) d or(b c) not(e))')
  if (isRefusal(copied)) throw new Error(copied.refused)
  const groups = childrenOf(copied).filter((node) => 'or' in node)
  expect(new Set(groups.map((node) => node.key)).size).toBe(2)
})

test('a node dropped onto a leaf forms a group of another kind than the parent', () => {
  expect(shape(combineNodes(root, 'd', 'a', false))).toBe('and(or(a d) or(b c) not(e))')
  expect(shape(combineNodes(root, 'a', 'b', false))).toBe('and(or(and(b a) c) d not(e))')
  expect(shape(combineNodes(root, 'a', 'e', false))).toBe('and(or(b c) d not(and(e a)))')
  expect(shape(combineNodes(root, 'a', 'b', true))).toBe('and(a or(and(b a) c) d not(e))')
  expect(shape(combineNodes(root, 'o', 'b', false))).toBe('into_itself')
})

test('several nodes go after a node in their order, and a group replaces an empty tree', () => {
  expect(shape(insertNodes(root, [leaf('x'), leaf('y')], 'b'))).toBe('and(a or(b x y c) d not(e))')
  expect(shape(insertNodes({ key: 'r', and: [] }, [{ key: 'g', or: [leaf('x')] }], 'r'))).toBe(
    'or(x)',
  )
  expect(shape(insertNodes({ key: 'r', and: [] }, [leaf('x')], 'r'))).toBe('and(x)')
})

test('several nodes are muted, and muted ones stay muted', () => {
  const once = muteNodes(root, ['a', 'b'])
  if (isRefusal(once)) throw new Error(once.refused)
  expect(childrenOf(once)[0]?.muted).toBe(true)
  expect(muteNodes(once, ['a', 'b'])).toEqual({ refused: 'not_found' })
})

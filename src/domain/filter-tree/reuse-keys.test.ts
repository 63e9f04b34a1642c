import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DraftNode } from './draft.ts'
import { draftNode } from '#domain/testing/draft-node.test-support.ts'
import { draftJson, readDraft } from './draft-json.ts'
import { childrenOf, withNewKeys } from './draft-nodes.ts'
import { reuseNodes } from './reuse-keys.ts'

const keysOf = (node: DraftNode): string[] => [node.key, ...childrenOf(node).flatMap(keysOf)]
const node = draftNode.map(withNewKeys)

test('a rewritten tree without a change is the same object', () => {
  fc.assert(
    fc.property(node, (tree) => {
      const read = readDraft(JSON.parse(draftJson(tree)))
      if ('errors' in read) throw new Error(read.errors[0]?.message)
      expect(reuseNodes(tree, read.tree)).toBe(tree)
    }),
  )
})

test('the result has the content of the new tree, and unique keys', () => {
  fc.assert(
    fc.property(node, node, (before, after) => {
      const kept = reuseNodes(before, after)
      expect(draftJson(kept)).toBe(draftJson(after))
      const keys = keysOf(kept)
      expect(new Set(keys).size).toBe(keys.length)
    }),
  )
})

test('unchanged siblings are the same objects, and the changed node keeps its key', () => {
  const leaf = (key: string, value: number): DraftNode => ({ key, filter: { value } })
  const before: DraftNode = {
    key: 'r',
    and: [leaf('a', 1), { key: 'g', or: [leaf('b', 2)], collapsed: true }, leaf('c', 3)],
  }
  const after: DraftNode = {
    key: 'x',
    and: [leaf('y', 1), leaf('new', 0), { key: 'z', or: [leaf('v', 5)] }, leaf('w', 3)],
  }
  const kept = childrenOf(reuseNodes(before, after))
  expect(kept[0]).toBe(childrenOf(before)[0])
  expect(kept.map(({ key }) => key)).toEqual(['a', 'new', 'z', 'c'])
  const [, changed] = childrenOf(
    reuseNodes(before, {
      key: 'x',
      and: [leaf('y', 1), { key: 'z', or: [leaf('v', 5)] }, leaf('w', 3)],
    }),
  )
  expect(changed).toEqual({ key: 'g', or: [leaf('b', 5)], collapsed: true })
})

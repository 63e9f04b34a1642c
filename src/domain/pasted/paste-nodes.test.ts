import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { draftNode } from '#domain/testing/draft-node.test-support.ts'
import { copyNodes } from '#domain/filter-tree/copy-nodes.ts'
import { pasteNodes } from './paste-nodes.ts'
import { childrenOf, withChildren } from '#domain/filter-tree/draft-nodes.ts'

const withoutKeys = (tree: DraftNode): DraftNode => ({
  ...withChildren(tree, childrenOf(tree).map(withoutKeys)),
  key: '',
})

test('copied nodes are pasted with new keys', () => {
  fc.assert(
    fc.property(fc.array(draftNode, { minLength: 1, maxLength: 3 }), (nodes) => {
      const pasted = pasteNodes(copyNodes(nodes))
      if ('refused' in pasted) throw new Error(pasted.refused)
      expect(pasted.nodes.map(withoutKeys)).toEqual(nodes.map(withoutKeys))
      const keys = new Set<string>()
      const gather = (one: DraftNode): void => {
        expect(keys.has(one.key)).toBe(false)
        keys.add(one.key)
        childrenOf(one).forEach(gather)
      }
      pasted.nodes.forEach(gather)
    }),
  )
})

const leaf = { type: 'number', column_id: 'status_code', operator: 'gte', value: 500 }
const tree = { and: [{ filter: leaf }, { not: { filter: leaf } }] }
const pastedTree = (text: string) => {
  const pasted = pasteNodes(text)
  return 'refused' in pasted ? pasted : JSON.parse(copyNodes(pasted.nodes))
}

test('the trees of requests and of cURL commands are found', () => {
  const request = JSON.stringify({ record_selector: { type: 'filter_tree', filter_tree: tree } })
  expect(pastedTree(JSON.stringify(tree))).toEqual(tree)
  expect(pastedTree(JSON.stringify(leaf))).toEqual({ filter: leaf })
  expect(pastedTree(request)).toEqual(tree)
  expect(pastedTree(JSON.stringify({ filter_tree: tree, limit: 1 }))).toEqual(tree)
  expect(pastedTree(`curl -X POST https://example.com/export --json '${request}'`)).toEqual(tree)
})

test('a text with an unknown part is refused as a whole, with the place', () => {
  const refusal = (value: unknown) =>
    pastedTree(typeof value === 'string' ? value : JSON.stringify(value))
  expect(refusal('and so on')).toMatchObject({ refused: 'no_json', where: '' })
  expect(refusal('curl https://example.com')).toMatchObject({ refused: 'no_body', where: '' })
  expect(refusal({ record_selector: { type: 'record_ids', record_ids: [] } })).toMatchObject({
    refused: 'by_ids',
    where: '',
  })
  expect(refusal({ format: 'csv' })).toMatchObject({ refused: 'no_tree', where: '' })
  expect(refusal({ and: [{ or: [{ xor: [] }] }] })).toMatchObject({
    refused: 'wrong_node',
    where: 'and.0.or.0',
  })
  expect(refusal({ and: [], or: [] })).toMatchObject({ refused: 'wrong_node', where: 'or' })
  expect(refusal({ and: [{ filter: { ...leaf, fuzzy: true } }] })).toEqual({
    refused: 'wrong_filter',
    where: 'and.0.filter.fuzzy',
    message: 'A filter can’t have “fuzzy”. (at and.0.filter.fuzzy)',
  })
  expect(refusal({ or: Array.from({ length: 10_001 }, () => ({ and: [] })) })).toMatchObject({
    refused: 'too_many',
  })
  let deep: unknown = { and: [] }
  for (let level = 0; level < 101; level += 1) deep = { not: deep }
  expect(refusal(deep)).toMatchObject({ refused: 'too_deep' })
})

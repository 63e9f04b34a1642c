import { expect, test } from 'vitest'
import type { FilterTree } from '#domain/contract/contract.ts'
import { treeText } from './tree-text.ts'

const leaf: FilterTree = {
  filter: { type: 'number', column_id: 'a"b', operator: 'gte', value: 4 },
}

test('the text of a tree is its JSON, also after an edit next to a cached subtree', () => {
  const not = { not: leaf }
  const trees: FilterTree[] = [{ and: [leaf, { or: [not] }] }, { and: [{ or: [not] }, { or: [] }] }]
  for (const tree of trees) expect(treeText(tree)).toBe(JSON.stringify(tree))
})

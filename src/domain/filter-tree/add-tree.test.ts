import { expect, test } from 'vitest'
import type { FilterTree } from '#domain/contract/contract.ts'
import { putTree, startWith } from './add-tree.ts'
import { plainDraft } from './draft-json.ts'
import { toDraft, type DraftNode } from './draft.ts'

const leaf = (column_id: string): FilterTree => ({
  filter: { type: 'boolean', column_id, operator: 'eq', value: true },
})
const plain = (root: DraftNode) => plainDraft(root, [])

test('an empty filter starts with a tree, and stays an AND that takes more', () => {
  const root = toDraft({ and: [] })
  const or = { or: [leaf('a'), leaf('b')] }
  expect(plain(startWith(root, or))).toEqual({ and: [or] })
  expect(plain(startWith(root, { and: [leaf('a')] }))).toEqual({ and: [leaf('a')] })
  expect(startWith(root, or).key).toBe(root.key)
})

test('a tree takes the place of a new condition without another meaning', () => {
  const put = (parent: (place: FilterTree) => FilterTree, tree: FilterTree) => {
    const root = toDraft(parent(leaf('new')))
    const [first, second] = 'and' in root ? root.and : 'or' in root ? root.or : []
    return plain(putTree(root, (second ?? first)?.key ?? '', tree))
  }
  const both = { and: [leaf('a'), leaf('b')] }
  expect(put((place) => ({ and: [leaf('x'), place] }), both)).toEqual({
    and: [leaf('x'), leaf('a'), leaf('b')],
  })
  expect(put((place) => ({ or: [leaf('x'), place] }), both)).toEqual({ or: [leaf('x'), both] })
  expect(put((place) => ({ or: [leaf('x'), place] }), { and: [leaf('a')] })).toEqual({
    or: [leaf('x'), leaf('a')],
  })
})

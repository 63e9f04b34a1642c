import { expect, test } from 'vitest'
import { newKey, toDraft, type DraftNode } from '#domain/configuration/configuration.ts'
import { childrenOf, duplicateNode, isRefusal, toggleMuted, type Edited } from './filter-edit.ts'
import { keepIdentity } from './filter-edit-identity.ts'

const leaf = (value: string | string[]) =>
  ({
    filter: { type: 'text', column_id: 'input', operator: 'one_of', value, case_sensitive: true },
  }) as const
const tree = (): DraftNode =>
  toDraft({ and: [{ or: [leaf('a'), leaf(['b', 'c'])] }, { not: leaf('d') }] })

const made = (edited: Edited): DraftNode => {
  if (isRefusal(edited)) throw new Error(edited.refused)
  return edited
}

test('a copy of a tree is the tree', () => {
  const root = tree()
  expect(keepIdentity(root, structuredClone(root))).toBe(root)
})

test('of an edited copy, only the edited node and its ancestors are new', () => {
  const root = tree()
  const [or, not] = childrenOf(root)
  const [first, second] = or ? childrenOf(or) : []
  const edited = made(toggleMuted(root, second?.key ?? ''))
  const kept = keepIdentity(root, structuredClone(edited))
  expect(kept).toEqual(edited)
  const [keptOr, keptNot] = childrenOf(kept)
  expect(keptNot).toBe(not)
  expect(keptOr).not.toBe(or)
  expect(keptOr && childrenOf(keptOr)[0]).toBe(first)
  expect(keptOr && childrenOf(keptOr)[1]).toMatchObject({ muted: true })
})

test('a value, a list, an operator and a kind that differ are kept as they now are', () => {
  const root = tree()
  const copy = made(duplicateNode(root, childrenOf(root)[0]?.key ?? ''))
  expect(keepIdentity(root, structuredClone(copy))).toEqual(copy)
  const key = newKey()
  const before: DraftNode = { key, and: [{ key: 'x', filter: { value: ['a', 'b'] } }] }
  for (const after of [
    { key, and: [{ key: 'x', filter: { value: ['a', 'c'] } }] },
    { key, and: [{ key: 'x', filter: { value: ['a', 'b'], operator: 'eq' } }] },
    { key, and: [{ key: 'x', filter: {} }] },
    { key, or: [{ key: 'x', filter: { value: ['a', 'b'] } }] },
    { key, and: [] },
  ] satisfies DraftNode[]) {
    expect(keepIdentity(before, after)).toEqual(after)
  }
})

import { expect, test } from 'vitest'
import type { DraftNode } from './draft.ts'
import { opaqueTree } from './opaque-tree.ts'

const root: DraftNode = { key: 'r', and: [{ key: 'a', filter: {} }] }

test('it is the same tree, with the same nodes below', () => {
  const whole = opaqueTree(root)
  expect(whole).toEqual(root)
  expect({ ...whole }).toStrictEqual(root)
  expect(JSON.stringify(whole)).toBe(JSON.stringify(root))
  expect(opaqueTree(whole)).toBe(whole)
})

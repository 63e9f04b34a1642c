import { expect, test } from 'vitest'
import type { DraftNode } from './draft.ts'
import { expandTo } from './expand-to.ts'

const root: DraftNode = {
  key: 'r',
  and: [
    {
      key: 'o',
      collapsed: true,
      or: [{ key: 'n', collapsed: true, not: { key: 'a', filter: {} } }],
    },
    { key: 'p', collapsed: true, or: [] },
  ],
}

test('only the groups around a node are expanded', () => {
  expect(expandTo(root, 'a')).toEqual({
    key: 'r',
    and: [
      { key: 'o', or: [{ key: 'n', not: { key: 'a', filter: {} } }] },
      { key: 'p', collapsed: true, or: [] },
    ],
  })
  expect(expandTo(root, 'p')).toBe(root)
  expect(expandTo(root, 'x')).toBe(root)
})

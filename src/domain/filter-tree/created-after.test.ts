import { expect, test } from 'vitest'
import { createdAfter } from './created-after.ts'

test('the date is one more condition around the whole tree', () => {
  const root = { key: 'root', or: [], muted: true }
  const instant = '2026-03-01T00:00:00.000001Z'
  expect(createdAfter(root, instant)).toMatchObject({
    and: [
      root,
      { filter: { type: 'date', column_id: 'created_at', operator: 'gt', value: instant } },
    ],
  })
})

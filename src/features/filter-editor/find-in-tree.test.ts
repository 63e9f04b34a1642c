import { expect, test } from 'vitest'
import { columnSchema } from '#domain/contract/columns.ts'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { findInTree } from './find-in-tree.ts'

const quality = columnSchema.parse({ id: 'feedback/7', label: 'Quality' })
const names = {
  columnOf: (id: string) => (id === quality.id ? quality : undefined),
  members: [
    { user_id: 'u1', email: 'ada@example.com', first_name: 'Ada', last_name: 'King' },
  ] as never,
}
const root: DraftNode = {
  key: 'r',
  and: [
    { key: 'q', filter: { type: 'number', column_id: 'feedback/7', operator: 'gte', value: 4 } },
    {
      key: 'o',
      collapsed: true,
      or: [
        { key: 't', filter: { type: 'collection', column_id: 'tags', value: ['prod', 'Beta'] } },
        { key: 'f', filter: { type: 'fully_annotated', user_ids: ['u1'] } },
      ],
    },
  ],
}
const found = (text: string) => findInTree(root, text, names)

test('nodes are found by column, operator, value, member and word of the group', () => {
  expect(found('quality')).toEqual(['q'])
  expect(found('feedback/7')).toEqual(['q'])
  expect(found('at least')).toEqual(['q'])
  expect(found('beta')).toEqual(['t'])
  expect(found('ada@')).toEqual(['f'])
  expect(found('any')).toEqual(['o'])
})

test('all words must match, and an empty search finds nothing', () => {
  expect(found('quality 4')).toEqual(['q'])
  expect(found('quality prod')).toEqual([])
  expect(found('  ')).toEqual([])
})

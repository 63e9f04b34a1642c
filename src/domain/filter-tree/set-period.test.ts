import { expect, test } from 'vitest'
import { plainDraft } from './draft-json.ts'
import { toDraft } from './draft.ts'
import { setPeriod } from './set-period.ts'

const value = ['2026-03-01T00:00:00Z', '2026-03-07T22:59:59.999999Z'] as const
const date = (operator: 'gte' | 'lt' | 'lte', at: string) =>
  ({ filter: { type: 'date', column_id: 'created_at', operator, value: at } }) as const
const period = { and: [date('gte', value[0]), date('lte', value[1])] }
const other = { filter: { type: 'boolean', column_id: 'b', operator: 'eq', value: true } } as const

const after = (tree: Parameters<typeof toDraft>[0], isCollapsed = false) => {
  const root = { ...toDraft(tree), ...(isCollapsed ? { collapsed: true } : {}) }
  return plainDraft(setPeriod(root, 'created_at', value), [])
}

test('a period joins what has to be true together', () => {
  expect(after({ and: [] })).toEqual({ and: [period] })
  expect(after({ and: [other] })).toEqual({ and: [other, period] })
  expect(after({ or: [other] })).toEqual({ and: [{ or: [other] }, period] })
})

test('the condition of that column which is there gets the period', () => {
  const since = date('gte', '2026-01-01T00:00:00Z')
  expect(after({ and: [since, other] })).toEqual({ and: [period, other] })
  expect(after(since)).toEqual(period)
})

test('a period that excluded its last date includes the new one', () => {
  const before = date('lt', '2026-02-01T00:00:00Z')
  expect(after({ and: [date('gte', value[0]), before] }, true)).toEqual(period)
})

import { linkOf } from './with-ids.test-support.ts'
import { expect, test } from 'vitest'
import { toDraft } from '#domain/filter-tree/draft.ts'
import { emptyConfiguration } from '#domain/configuration/configuration.ts'
import type { Filter, FilterTree } from '#domain/contract/contract.ts'

const words =
  'refund order parcel address delay invoice coupon account password delivery size colour return'.split(
    ' ',
  )
let state = 7
const random = (below: number): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return Math.floor((state / 2 ** 32) * below)
}
const word = () => words[random(words.length)] ?? ''

/** Typical leaves: over a dozen columns, each with a different value. */
const kinds: readonly (() => Filter)[] = [
  () => text('input', 'contains', [word()]),
  () => text('output', 'contains', [word(), word()]),
  () => text('user_metadata/env', 'eq', word()),
  () => text('name', 'one_of', [word(), word()]),
  () => text('external_id', 'eq', `ticket-${random(10_000)}`),
  () => ({
    type: 'number',
    column_id: 'metrics/correctness',
    operator: 'lt',
    value: random(100) / 100,
  }),
  () => ({
    type: 'number',
    column_id: 'metrics/duration_ns',
    operator: 'between',
    value: [random(1e6), 1e6 + random(1e9)],
  }),
  () => ({
    type: 'number',
    column_id: 'feedback/0d1b7a52-6c5e-4b9e-9a77-52f1f4f0c001',
    operator: 'gte',
    value: 1 + random(5),
  }),
  () => ({
    type: 'date',
    column_id: 'created_at',
    operator: 'gte',
    value: `2026-0${1 + random(9)}-1${random(9)}T0${random(9)}:${10 + random(50)}:00Z`,
  }),
  () => ({
    type: 'collection',
    column_id: 'tags',
    operator: 'contains',
    value: [word()],
    case_sensitive: true,
  }),
  () => ({ type: 'boolean', column_id: 'has_children', operator: 'eq', value: random(2) === 1 }),
  () => ({ type: 'fully_annotated', column_id: 'fully_annotated', user_ids: null }),
]

const text = (
  column_id: string,
  operator: 'contains' | 'eq' | 'one_of',
  value: string | string[],
) => ({ type: 'text', column_id, operator, value, case_sensitive: random(2) === 0 }) as Filter

const leaf = (): FilterTree => ({ filter: kinds[random(kinds.length)]?.() as Filter })

/** Groups of five, every other one an OR. */
function treeOf(leaves: number): FilterTree {
  const groups = Array.from({ length: leaves / 5 }, (_, index): FilterTree => {
    const five = Array.from({ length: 5 }, leaf)
    return index % 2 === 0 ? { or: five } : { and: five }
  })
  return { and: groups }
}

const queue = 'fe48ef63-1e56-4408-8465-3cde776200b5'

test.each([
  [30, 1000],
  [100, 2000],
])('a link of %i typical leaves has at most %i characters', async (leaves, most) => {
  for (let round = 0; round < 20; round += 1) {
    const filter_tree = toDraft(treeOf(leaves))
    const { fragment } = await linkOf({ ...emptyConfiguration(queue), filter_tree })
    expect(fragment.length).toBeLessThanOrEqual(most)
  }
})

test('a link of 80 record ids has at most 2 000 characters', async () => {
  const ids = Array.from(
    { length: 80 },
    () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
  )
  const { fragment, omitted_record_ids } = await linkOf({
    ...emptyConfiguration(queue),
    selector: 'record_ids',
    record_ids_text: ids.join('\n'),
  })
  expect(omitted_record_ids).toBe(0)
  expect(fragment.length).toBeLessThanOrEqual(2000)
})

const hex = (length: number): string =>
  Array.from({ length }, () => random(16).toString(16)).join('')

import { expect, test } from 'vitest'
import { emptyConfiguration } from '#domain/configuration/configuration.ts'
import { describeExport } from '#domain/configuration/describe.ts'
import { sentenceText } from '#domain/configuration/describe-tree.ts'
import { relativeDatesOf } from '#domain/configuration/relative-dates-of.ts'
import { withFixedDates } from '#domain/configuration/to-request.ts'
import { requestOf } from '#domain/testing/request-of.test-support.ts'
import { changeCondition } from './condition.ts'
import { plainDraft } from './draft-json.ts'
import { toDraft } from './draft.ts'
import { isRefusal, toggleMuted } from './filter-edit.ts'
import { fixDates, hasRelativeDates } from './fix-dates.ts'
import { withOperator, withValue } from './leaf-edit.ts'

const now = new Date('2026-11-30T10:15:00Z')
const date = (value: string, operator: 'gte' | 'lt' | 'lte' = 'gte') =>
  ({ filter: { type: 'date', column_id: 'created_at', operator, value } }) as const
const flag = { filter: { type: 'boolean', column_id: 'b', operator: 'eq', value: true } } as const
const week = 'now/d-7d[Europe/Berlin]'

test('one present counts for the whole tree, and other nodes stay the same objects', () => {
  const root = toDraft({ and: [{ or: [date(week), date('now-90m[UTC]')] }, flag] })
  const fixed = fixDates(root, now)
  expect(plainDraft(fixed, [])).toEqual({
    and: [{ or: [date('2026-11-22T23:00:00Z'), date('2026-11-30T08:45:00Z')] }, flag],
  })
  expect('and' in fixed && 'and' in root && fixed.and[1] === root.and[1]).toBe(true)
  expect(fixed.key).toBe(root.key)
})

test('a tree without relative dates stays the same object', () => {
  const root = toDraft({ and: [date('2026-03-01T00:00:00Z'), flag] })
  expect(hasRelativeDates(root)).toBe(false)
  expect(fixDates(root, now)).toBe(root)
})

test('a text that only looks like a relative date stays a text', () => {
  const text = { type: 'text', column_id: 't', operator: 'eq', value: week } as const
  const root = toDraft({ filter: { ...text, case_sensitive: true } })
  expect(fixDates(root, now)).toBe(root)
})

const known = { columns: null, members: null, may_unredact: true, queue_name: null }

test('the request holds instants, and a receipt both', () => {
  const tree = toDraft({ and: [date(week), { not: date('now/M[UTC]') }, flag] })
  const configuration = { ...emptyConfiguration('q'), filter_tree: tree }
  const { request } = requestOf(withFixedDates(configuration, now), known)
  expect(request?.record_selector).toEqual({
    type: 'filter_tree',
    filter_tree: {
      and: [date('2026-11-22T23:00:00Z'), { not: date('2026-11-01T00:00:00Z') }, flag],
    },
  })
  expect(request && relativeDatesOf(tree, request)).toEqual([
    { column_id: 'created_at', date: week, instant: '2026-11-22T23:00:00Z' },
    { column_id: 'created_at', date: 'now/M[UTC]', instant: '2026-11-01T00:00:00Z' },
  ])
})

test('a muted relative date is neither in the request nor in the receipt', () => {
  const root = toDraft({ and: [date(week), flag] })
  const muted = toggleMuted(root, 'and' in root ? (root.and[0]?.key ?? '') : '')
  if (isRefusal(muted)) throw new Error(muted.refused)
  const configuration = { ...emptyConfiguration('q'), filter_tree: muted }
  const { request } = requestOf(withFixedDates(configuration, now), known)
  expect(request && relativeDatesOf(muted, request)).toEqual([])
})

test('a period of relative dates ends before its last one', () => {
  const root = toDraft(date(week))
  const period = changeCondition(root, root.key, (condition) =>
    withValue(withOperator(condition, 'between'), [week, 'now/d[Europe/Berlin]']),
  )
  if (isRefusal(period)) throw new Error(period.refused)
  expect(plainDraft(fixDates(period, now), [])).toEqual({
    and: [date('2026-11-22T23:00:00Z'), date('2026-11-29T23:00:00Z', 'lt')],
  })
})

test.each([
  [date(week), 'Records created in the last 7 days, since 23 Nov 2026, 00:00 Europe/Berlin'],
  [
    date('now/mon-1w[UTC]'),
    'Records created on or after the start of last week (Monday), 23 Nov 2026, 00:00 UTC',
  ],
  [
    date('now/Q-3M[UTC]', 'lt'),
    'Records created before 3 months before the start of this quarter, 1 Jul 2026, 00:00 UTC',
  ],
  [
    date('now/y[UTC]', 'lt'),
    'Records created before the start of this year, 1 Jan 2026, 00:00 UTC',
  ],
  [
    date('now/d-1d[UTC]', 'lte'),
    'Records created on or before the start of yesterday, 29 Nov 2026, 00:00 UTC',
  ],
  [date('now-1h[UTC]', 'lt'), 'Records created before 1 hour ago, 30 Nov 2026, 09:15 UTC'],
  [
    date('now/d-3d[UTC]', 'lt'),
    'Records created before the start of the day 3 days ago, 27 Nov 2026, 00:00 UTC',
  ],
])('the sentence says a relative date, and what it means now: %j', (tree, said) => {
  const configuration = { ...emptyConfiguration('q'), filter_tree: toDraft(tree) }
  const options = { columns: null, members: null, time_zone: 'UTC', record_id_count: 0, now }
  expect(sentenceText(describeExport(configuration, options))).toContain(`${said}. `)
})

import { expect, test } from 'vitest'
import { datePresets, shownInstant, startOfDay } from './date-presets.ts'

const now = new Date(2026, 10, 30, 12)
const presets = (operator: string, newest: Date | null) =>
  datePresets({ operator, newest, time_zone: 'Europe/Berlin', week_start: 'sunday' }, now)
const labels = (operator: string, newest: Date | null) =>
  presets(operator, newest).map(({ label }) => label)

test('a preset is the start of a calendar day, also across a change of the clocks', () => {
  for (const today of [new Date(2026, 2, 30, 0, 30), new Date(2026, 9, 26, 23, 30)]) {
    for (const days of [0, 1, 7, 30]) {
      const start = new Date(startOfDay(days, today))
      expect([start.getHours(), start.getMinutes()]).toEqual([0, 0])
      expect(start.getDate()).toBe(
        new Date(today.getFullYear(), today.getMonth(), today.getDate() - days).getDate(),
      )
    }
  }
})

test('presets say "last" only where the operator looks forward from the instant', () => {
  expect(labels('gte', null)).toContain('Last 7 days')
  expect(labels('lt', null)).toContain('7 days ago')
})

test('presets are relative dates of the zone, and weeks start where the user is', () => {
  const valueOf = (operator: string, wanted: string) =>
    presets(operator, null).find(({ label }) => label === wanted)?.value
  expect(valueOf('gte', 'Last 7 days')).toBe('now/d-7d[Europe/Berlin]')
  expect(valueOf('gte', 'This week')).toBe('now/sun[Europe/Berlin]')
  expect(valueOf('between', 'Last week')).toEqual([
    'now/sun-1w[Europe/Berlin]',
    'now/sun[Europe/Berlin]',
  ])
})

test('an old queue has presets that end with its newest record, from midnight', () => {
  const newest = new Date(2026, 2, 10, 14, 5)
  expect(labels('gte', newest)[0]).toBe('Last 7 days of the queue')
  expect(labels('lt', newest)).toEqual(labels('lt', null))
  expect(labels('gte', now)).toEqual(labels('gte', null))
  const [first] = presets('gte', newest)
  expect(first?.value).toBe(startOfDay(0, new Date(2026, 2, 3)))
})

test('a value without an offset is UTC, and an invalid date is empty', () => {
  expect(shownInstant('2026-03-01T00:00:00')).toBe('2026-03-01T00:00:00Z')
  expect(shownInstant('2026-03-01T01:00:00+01:00')).toBe('2026-03-01T00:00:00Z')
  expect(shownInstant('2026-03-01T22:59:00.900001Z')).toBe('2026-03-01T22:59:00.900001Z')
  expect(shownInstant('1969-12-31T23:59:59.999999Z')).toBe('1969-12-31T23:59:59.999999Z')
  expect(shownInstant('soon')).toBeNull()
  expect(shownInstant(undefined)).toBeNull()
})

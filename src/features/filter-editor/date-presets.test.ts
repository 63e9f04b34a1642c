import { expect, test } from 'vitest'
import { datePresets, shownInstant, startOfDay } from './date-presets.ts'

test('a preset is the start of a calendar day, also across a change of the clocks', () => {
  for (const now of [new Date(2026, 2, 30, 0, 30), new Date(2026, 9, 26, 23, 30)]) {
    for (const days of [0, 1, 7, 30]) {
      const start = new Date(startOfDay(days, now))
      expect([start.getHours(), start.getMinutes()]).toEqual([0, 0])
      expect(start.getDate()).toBe(
        new Date(now.getFullYear(), now.getMonth(), now.getDate() - days).getDate(),
      )
    }
  }
})

test('presets say "last" only where the operator looks forward from the instant', () => {
  expect(datePresets('gte').map(({ label }) => label)).toContain('Last 7 days')
  expect(datePresets('lt').map(({ label }) => label)).toContain('7 days ago')
})

test('a value without an offset is UTC, and an invalid date is empty', () => {
  expect(shownInstant('2026-03-01T00:00:00')).toBe('2026-03-01T00:00:00Z')
  expect(shownInstant('2026-03-01T01:00:00+01:00')).toBe('2026-03-01T00:00:00Z')
  expect(shownInstant('2026-03-01T22:59:00.900001Z')).toBe('2026-03-01T22:59:00.900001Z')
  expect(shownInstant('1969-12-31T23:59:59.999999Z')).toBe('1969-12-31T23:59:59.999999Z')
  expect(shownInstant('soon')).toBeNull()
  expect(shownInstant(undefined)).toBeNull()
})

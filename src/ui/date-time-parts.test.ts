import { expect, test } from 'vitest'
import { inSameHour, joinInstant, offsetText, otherHour, splitInstant } from './date-time-parts.ts'

const berlin = 'Europe/Berlin'
const shownOf = (value: string) => {
  const { shown } = splitInstant(value, berlin)
  if (shown === null) throw new Error('this is an instant')
  return shown
}

test('the fraction of a second survives every other change', () => {
  const { shown, fraction } = splitInstant('2026-03-01T22:59:00.900001Z', berlin)
  expect([shown?.hour, shown?.minute, shown?.second, fraction]).toEqual([23, 59, 0, '900001'])
  const next = shown?.set({ day: 2, hour: 7 })
  expect(next && joinInstant(next, fraction)).toBe('2026-03-02T06:59:00.900001Z')
  expect(next && joinInstant(next, '')).toBe('2026-03-02T06:59:00Z')
})

test('two instants with the same clock time name each other', () => {
  const [first, second] = [shownOf('2026-10-25T00:30:00Z'), shownOf('2026-10-25T01:30:00Z')]
  expect([first.hour, second.hour]).toEqual([2, 2])
  expect([offsetText(first), offsetText(second)]).toEqual(['UTC+02:00', 'UTC+01:00'])
  expect(otherHour(first)?.toAbsoluteString()).toBe(second.toAbsoluteString())
  expect(otherHour(second)?.toAbsoluteString()).toBe(first.toAbsoluteString())
  expect(otherHour(shownOf('2026-10-25T02:30:00Z'))).toBeNull()
  expect(otherHour(shownOf('2026-03-29T01:30:00Z'))).toBeNull()
})

test('a change of the minutes stays in the second hour', () => {
  const second = shownOf('2026-10-25T01:30:00Z')
  const changed = inSameHour(second.set({ minute: 45 }), second)
  expect(changed.toAbsoluteString()).toBe('2026-10-25T01:45:00.000Z')
  const first = shownOf('2026-10-25T00:30:00Z')
  expect(inSameHour(first.set({ minute: 45 }), first).toAbsoluteString()).toBe(
    '2026-10-25T00:45:00.000Z',
  )
  const before = shownOf('2026-10-24T00:30:00Z')
  expect(inSameHour(before.set({ day: 25 }), before).toAbsoluteString()).toBe(
    '2026-10-25T00:30:00.000Z',
  )
})

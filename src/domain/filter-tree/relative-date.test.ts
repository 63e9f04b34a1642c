import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { parseInstant } from '#domain/contract/instant.ts'
import {
  formatRelativeDate,
  instantText,
  makeRelative,
  parseRelativeDate,
  periodStarts,
  relativeUnits,
  resolveRelativeDate,
  type PeriodStart,
  type RelativeDate,
  type RelativeUnit,
} from './relative-date.ts'

const relativeDate: fc.Arbitrary<RelativeDate> = fc.record({
  start_of: fc.option(fc.constantFrom(...(Object.keys(periodStarts) as PeriodStart[]))),
  amount: fc.nat(99),
  unit: fc.constantFrom(...(Object.keys(relativeUnits) as RelativeUnit[])),
  time_zone: fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
})

test('every relative date can be written and read', () => {
  fc.assert(
    fc.property(relativeDate, (date) => {
      const unit = date.amount === 0 ? 'day' : date.unit
      expect(parseRelativeDate(formatRelativeDate(date))).toEqual({ ...date, unit })
    }),
  )
})

test.each(['now', 'now-7d', 'now/d-7d[Nowhere/City]', 'now/w[UTC]', 'now-1.5d[UTC]', ' now[UTC]'])(
  '%s is no relative date',
  (text) => {
    expect(parseRelativeDate(text)).toBeNull()
  },
)

/** The same by Temporal, the specification that clock changes follow. */
function byTemporal({ start_of, amount, unit, time_zone }: RelativeDate, now: Date): number {
  const present = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(
    time_zone,
  )
  const day = present.toPlainDate()
  const starts: Readonly<Record<PeriodStart, () => Temporal.PlainDate>> = {
    day: () => day,
    monday: () => day.subtract({ days: day.dayOfWeek - 1 }),
    sunday: () => day.subtract({ days: day.dayOfWeek % 7 }),
    month: () => day.with({ day: 1 }),
    quarter: () => day.with({ day: 1, month: day.month - ((day.month - 1) % 3) }),
    year: () => day.with({ day: 1, month: 1 }),
  }
  const back = { [`${unit}s`]: amount }
  const isExact = unit === 'minute' || unit === 'hour'
  if (start_of === null) return present.subtract(back).epochMilliseconds
  const start = isExact ? starts[start_of]() : starts[start_of]().subtract(back)
  const zoned = start.toPlainDateTime().toZonedDateTime(time_zone, { disambiguation: 'compatible' })
  return (isExact ? zoned.subtract(back) : zoned).epochMilliseconds
}

test('a relative date means what Temporal says, in every zone, from 2000 to 2040', () => {
  fc.assert(
    fc.property(
      relativeDate,
      fc.date({
        min: new Date('2000-01-01T00:00Z'),
        max: new Date('2041-01-01T00:00Z'),
        noInvalidDate: true,
      }),
      (date, now) => {
        expect(resolveRelativeDate(date, now)).toBe(BigInt(byTemporal(date, now)) * 1000n)
      },
    ),
    { numRuns: 3000 },
  )
})

test('every zone is right on the days when its clocks change', () => {
  const days = ['2024-03-10', '2024-03-31', '2024-04-07', '2024-10-06', '2024-10-27', '2024-11-03']
  for (const time_zone of Intl.supportedValuesOf('timeZone')) {
    for (const day of days) {
      for (const hours of [1, 2, 3, 9, 26]) {
        const now = new Date(Date.parse(`${day}T00:00:00Z`) + hours * 3_600_000)
        for (const start_of of ['day', null] as const) {
          const date = { start_of, amount: 1, unit: 'day', time_zone } as const
          expect([time_zone, now, resolveRelativeDate(date, now)]).toEqual([
            time_zone,
            now,
            BigInt(byTemporal(date, now)) * 1000n,
          ])
        }
      }
    }
  }
})

test.each([
  ['now/d-7d[Europe/Berlin]', '2026-11-22T23:00:00Z'],
  ['now/mon-1w[Europe/Berlin]', '2026-11-22T23:00:00Z'],
  ['now/sun[America/New_York]', '2026-11-29T05:00:00Z'],
  ['now/Q[UTC]', '2026-10-01T00:00:00Z'],
  ['now-90m[UTC]', '2026-11-30T08:45:30.5Z'],
  ['now[UTC]', '2026-11-30T10:15:30.5Z'],
  ['2026-03-01T00:00:00Z', '2026-03-01T00:00:00Z'],
  ['soon', 'soon'],
])('%s is %s on Monday 30 November 2026', (text, instant) => {
  expect(instantText(text, new Date('2026-11-30T10:15:30.500Z'))).toBe(instant)
})

test('what lies outside the years of the contract is no instant', () => {
  const date = { start_of: null, amount: 99_999, unit: 'year', time_zone: 'UTC' } as const
  expect(resolveRelativeDate(date, new Date('2026-11-30T00:00Z'))).toBeNull()
})

test.each([
  ['2026-11-22T23:00:00Z', 'now/d-7d[Europe/Berlin]'],
  ['2026-11-29T23:00:00Z', 'now/d[Europe/Berlin]'],
  ['2026-11-30T08:45:00Z', 'now-90m[Europe/Berlin]'],
  ['2025-11-30T08:45:00Z', 'now-8762h[Europe/Berlin]'],
  ['2026-12-30T08:45:00Z', null],
])('%s becomes relative as %s', (instant, expected) => {
  const now = new Date('2026-11-30T10:15:00Z')
  const date = makeRelative(parseInstant(instant) ?? 0n, now, 'Europe/Berlin')
  expect(date && formatRelativeDate(date)).toBe(expected)
})

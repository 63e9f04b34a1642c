import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatInstant, parseInstant } from './instant.ts'

test.each([
  ['2026-03-01T10:00:00Z', '2026-03-01T10:00:00.000000Z'],
  ['2026-03-01T10:00:00', '2026-03-01T10:00:00.000000Z'],
  ['2026-03-01 10:00', '2026-03-01T10:00:00.000000Z'],
  ['2026-03-01T10:00:00+02:00', '2026-03-01T08:00:00.000000Z'],
  ['2026-03-01T10:00:00.110554-0130', '2026-03-01T11:30:00.110554Z'],
  ['2026-03-01T10:00:00.1234567Z', '2026-03-01T10:00:00.123456Z'],
  ['1969-12-31T23:59:59.999999Z', '1969-12-31T23:59:59.999999Z'],
  ['0099-01-01T00:00:00Z', '0099-01-01T00:00:00.000000Z'],
  ['2026-03-01T10:00:00+00', '2026-03-01T10:00:00.000000Z'],
  ['2026-03-01T10:00:00+0000', '2026-03-01T10:00:00.000000Z'],
  ['2026-03-01T10:00:00.900001+02', '2026-03-01T08:00:00.900001Z'],
  ['2026-03-01 10:00-02', '2026-03-01T12:00:00.000000Z'],
  ['2026-03-01t10:00:00z', '2026-03-01T10:00:00.000000Z'],
  ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000000Z'],
  ['0001-01-01T00:00:00-23:59', '0001-01-01T23:59:00.000000Z'],
  ['9999-12-31T23:59:59.999999Z', '9999-12-31T23:59:59.999999Z'],
])('%s is %s', (text, expected) => {
  const instant = parseInstant(text)
  expect(instant === null ? null : formatInstant(instant)).toBe(expected)
})

test.each([
  '2026-03-01',
  'yesterday',
  '',
  '2026-02-29T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-01-01T24:00:00Z',
  '2026-01-01T00:60:00Z',
  '2026-01-01T00:00:00+25:00',
  ' 2026-01-01T00:00:00Z',
  '0001-01-01T00:00:00+00:01',
  '9999-12-31T23:59:59-00:01',
  '9999-12-31T23:59:59.999999-23',
  '2026-12-31T23:59:60Z',
  '2026-01-01T00:00:00+2',
  '2026-01-01T00:00:00+24',
  '2026-01-01T00:00:00+02:',
  '1234567890',
])('%j is not a date and time', (text) => {
  expect(parseInstant(text)).toBeNull()
})

test('a written instant is read back', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -62_135_596_800_000_000n, max: 253_402_300_799_999_999n }),
      (instant) => {
        expect(parseInstant(formatInstant(instant))).toBe(instant)
      },
    ),
  )
})

const between = (min: number, max: number, width = 2) =>
  fc.integer({ min, max }).map((number) => String(number).padStart(width, '0'))

test('any day, time and offset agrees with JavaScript’s calendar or does not exist', () => {
  const day = fc.tuple(between(1, 9999, 4), between(1, 12), between(1, 31))
  const time = fc.tuple(between(0, 23), between(0, 59), between(0, 59))
  const zone = fc.tuple(fc.constantFrom('+', '-'), between(0, 23), between(0, 59))
  fc.assert(
    fc.property(day, time, between(0, 999, 3), zone, (date, clock, fraction, [sign, ...offset]) => {
      const midnight = `${date.join('-')}T00:00:00.000Z`
      const exists = new Date(midnight).toISOString() === midnight
      const text = `${date.join('-')}T${clock.join(':')}.${fraction}${sign}${offset.join(':')}`
      const instant = Date.parse(text)
      const isWritable = instant >= Date.parse('0001-01-01T00:00Z') && instant < Date.UTC(10_000, 0)
      expect(parseInstant(text)).toBe(exists && isWritable ? BigInt(instant) * 1000n : null)
    }),
    { numRuns: 2000 },
  )
})

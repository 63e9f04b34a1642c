import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateText } from '#domain/configuration/date-format.ts'
import { formatInstant, parseInstant, shortInstant } from '#domain/contract/instant.ts'
import { doubledOffset } from '#domain/contract/time-zone.ts'
import { readTypedInstant } from './typed-instant.ts'

const berlin = 'Europe/Berlin'
const read = (text: string, zone = berlin) => {
  const instant = readTypedInstant(text, zone)
  return instant === null ? null : shortInstant(instant)
}

test.each([
  ['2026-03-01T10:00:00Z', '2026-03-01T10:00:00Z'],
  ['2026-03-01T10:00:00.900001Z', '2026-03-01T10:00:00.900001Z'],
  ['2026-03-01T10:00:00.900001999999Z', '2026-03-01T10:00:00.900001Z'],
  ['2026-03-01 10:00:00+00', '2026-03-01T10:00:00Z'],
  ['2026-03-01 10:00:00 +0000', '2026-03-01T10:00:00Z'],
  ['2026-03-01T10:00+02', '2026-03-01T08:00:00Z'],
  ['2026-03-01T10:00−02:30', '2026-03-01T12:30:00Z'],
  ['2026-03-01 10:00 UTC', '2026-03-01T10:00:00Z'],
  ['2026-03-01T10:00:00', '2026-03-01T09:00:00Z'],
  ['2026-03-01, 10:00', '2026-03-01T09:00:00Z'],
  ['2026-07-01 10:00', '2026-07-01T08:00:00Z'],
  ['2026-03-01', '2026-02-28T23:00:00Z'],
  [' "2026-03-01T10:00:00Z"\n', '2026-03-01T10:00:00Z'],
  ['20260301T100000Z', '2026-03-01T10:00:00Z'],
  ['1 Mar 2026, 10:00', '2026-03-01T09:00:00Z'],
  ['1 Mar 2026, 10:00:05.5 Asia/Tokyo', '2026-03-01T01:00:05.5Z'],
  ['25 Oct 2026, 02:30 Europe/Berlin (UTC+01:00)', '2026-10-25T01:30:00Z'],
  ['25 Oct 2026, 02:30 Europe/Berlin (UTC+02:00)', '2026-10-25T00:30:00Z'],
  ['25 Oct 2026, 02:30 Europe/Berlin', '2026-10-25T00:30:00Z'],
  ['2026-03-29 02:30', '2026-03-29T01:30:00Z'],
  ['1 September 2026', '2026-08-31T22:00:00Z'],
  ['Sun, 01 Mar 2026 10:00:00 GMT', '2026-03-01T10:00:00Z'],
  ['Sunday, 1 March 2026 10:00', '2026-03-01T09:00:00Z'],
  ['March 1, 2026 10:00 PM', '2026-03-01T21:00:00Z'],
  ['Mar 1st, 2026, 9:05:06\u202fa.m.', '2026-03-01T08:05:06Z'],
  ['March 1, 2026 at 12:00 AM', '2026-02-28T23:00:00Z'],
  ['1 Mar 2026 at 12:30 pm UTC', '2026-03-01T12:30:00Z'],
  ['Sun Mar 01 2026 10:00:00 GMT+0100 (Central European Standard Time)', '2026-03-01T09:00:00Z'],
  ['Sun, 1 Mar 2026 10:00:00 +0200', '2026-03-01T08:00:00Z'],
  ['01.03.2026 10:00', '2026-03-01T09:00:00Z'],
  ['1.3.2026, 9:05', '2026-03-01T08:05:00Z'],
  ['2026-03-01 9:05', '2026-03-01T08:05:00Z'],
  ['2026-03-01 09:05:00 PM', '2026-03-01T20:05:00Z'],
  ['1772359200', '2026-03-01T10:00:00Z'],
  ['1772359200900', '2026-03-01T10:00:00.9Z'],
  ['1772359200900001', '2026-03-01T10:00:00.900001Z'],
  ['1772359200900001999', '2026-03-01T10:00:00.900001Z'],
])('%j is %s', (text, expected) => {
  expect(read(text)).toBe(expected)
})

test.each([
  '',
  'soon',
  '5',
  '2026-02-30',
  '2026-03-01T25:00',
  '1 Foo 2026',
  '1 Mar 2026, 10:00 Mars/Olympus',
  'March 1, 2026 13:00 PM',
  'March 1, 2026 0:30 AM',
  '3/1/2026',
  '1.13.2026',
])('%j is not a date and time', (text) => {
  expect(read(text)).toBeNull()
})

test('every instant that the page writes is read back', () => {
  const instant = fc.bigInt({ min: 0n, max: 4_102_444_800_000_000n })
  const zone = fc.constantFrom(
    berlin,
    'UTC',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
  )
  const hour = fc
    .nat(72 * 60)
    .map((minutes) => parseInstant('2026-10-24T00:00Z')! + BigInt(minutes) * 60_000_000n)
  fc.assert(
    fc.property(fc.oneof(instant, hour), zone, (given, timeZone) => {
      const offset = doubledOffset(given, timeZone)
      const told = `${dateText(given, timeZone)} ${timeZone}${offset === null ? '' : ` (${offset})`}`
      const found = readTypedInstant(told, berlin)
      expect(found === null ? told : formatInstant(found)).toBe(formatInstant(given))
      expect(readTypedInstant(formatInstant(given), timeZone)).toBe(given)
    }),
  )
})

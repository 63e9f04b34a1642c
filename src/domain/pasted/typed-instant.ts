import { parseInstant, type Microseconds } from '#domain/contract/instant.ts'
import { instantOfClock, isTimeZone } from '#domain/contract/time-zone.ts'
import { trimSigns } from '#domain/text/trim-signs.ts'

/** The digits of a count since 1970, and its conversion to microseconds. */
const epochs = [
  [10, (digits: bigint) => digits * 1_000_000n],
  [13, (digits: bigint) => digits * 1000n],
  [16, (digits: bigint) => digits],
  [19, (digits: bigint) => digits / 1000n],
] as const

const time = String.raw`(\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)`
const offset = String.raw`(Z|[+-]\d{2}(?::?\d{2})?)`
const iso = new RegExp(String.raw`^(\d{4}-\d{2}-\d{2})(?:(?:T|,? )${time} ?${offset}?)?$`, 'i')
const basic = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})?(\.\d+)?(Z|[+-]\d{2}(?:\d{2})?)?$/i
const words = new RegExp(
  String.raw`^(\d{1,2}) (\p{L}{3})\p{L}* (\d{4})(?:,? ${time})?(?: ?${offset})?(?: ([A-Z][\w/+-]+))?(?: \(UTC([+-]\d{2}:\d{2})\))?$`,
  'iu',
)
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun)\p{L}*\.?,? /iu
const monthFirst = /^(\p{L}{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/iu
/** With points, the day always comes first; with slashes it is ambiguous. */
const points = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?=$|[ ,])/
const halfDay = /(?<= )(\d{1,2})(:\d{2}(?::\d{2}(?:[.,]\d+)?)?) ?([ap])\.?m\.?(?=$|[Z +-])/i

/** Reorders the notations of mail, browsers, chat tools and some countries. */
const inOrder = (text: string): string =>
  text
    .replace(weekday, '')
    .replace(monthFirst, '$2 $1 $3')
    .replace(points, (_, day: string, month: string, year: string) =>
      [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
    )
    .replace(/(?<=\d{4}),? at (?=\d)/i, ' ')
    .replace(/ GMT(?=[+-]\d)/, ' ')
    .replace(/(?<=[+-]\d{4}) \([^()]*\)$/, '')
    .replace(halfDay, (whole: string, hour: string, rest: string, half: string) => {
      const hours = Number(hour)
      if (hours < 1 || hours > 12) return whole
      return `${String((hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0)).padStart(2, '0')}${rest}`
    })
    .replace(/(?<= )\d(?=:\d{2})/, '0$&')

/** The longest possible date, in UTF-16 units. */
const longest = 200

/** Drops digits below a nanosecond. */
const shortFraction = (clock: string) => clock.replace(/([.,]\d{9})\d+/, '$1')

/**
 * Reads a pasted date and time: ISO 8601 (also with a space, in basic form, or a day alone), the
 * format of the page (`1 Mar 2026, 00:00 Europe/Berlin`), a month name before the day with AM or PM,
 * `1.3.2026`, or a count since 1970 in seconds, milliseconds, microseconds or nanoseconds. Without an
 * offset it is in `timeZone`. Null for anything else.
 */
export function readTypedInstant(text: string, timeZone: string): Microseconds | null {
  const trimmed = text.trim()
  if (trimmed.length > longest) return null
  const spaced = trimmed
    .normalize('NFKC')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/\s+/g, ' ')
  const plain = trimSigns(spaced, ' "\'“”‘’').replace(/ ?(?:UTC|GMT)$/, 'Z')
  return readPlain(inOrder(plain), timeZone)
}

function readPlain(plain: string, timeZone: string): Microseconds | null {
  if (/^\d+$/.test(plain)) {
    const toMicros = epochs.find(([length]) => length === plain.length)?.[1]
    return toMicros ? toMicros(BigInt(plain)) : null
  }
  const [, day, clock = '00:00', zone] = iso.exec(plain) ?? []
  if (day !== undefined) return atClock(day, clock, zone, timeZone)
  const [, y, mo, d, h, mi, s = '00', f = '', compactZone] = basic.exec(plain) ?? []
  if (y !== undefined)
    return atClock(`${y}-${mo}-${d}`, `${h}:${mi}:${s}${f}`, compactZone, timeZone)
  return readWords(plain, timeZone)
}

function readWords(text: string, timeZone: string): Microseconds | null {
  const [, day = '', name = '', year, clock = '00:00', zone, place, shown] = words.exec(text) ?? []
  const month = months.indexOf(name.toLowerCase()) + 1
  if (year === undefined || month === 0) return null
  if (place !== undefined && !isTimeZone(place)) return null
  const date = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  return atClock(date, clock, shown ?? zone, place ?? timeZone)
}

function atClock(
  day: string,
  clock: string,
  zone: string | undefined,
  timeZone: string,
): Microseconds | null {
  const local = `${day}T${shortFraction(clock)}`
  if (zone !== undefined) return parseInstant(`${local}${zone}`)
  const wall = parseInstant(local)
  return wall === null ? null : instantOfClock(wall, timeZone)
}

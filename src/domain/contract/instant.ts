/** An instant in microseconds since 1970-01-01T00:00:00Z, the precision of the API's dates. */
export type Microseconds = bigint

const form =
  /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:[Zz]|[+-]\d{2}(?::?\d{2})?)?$/

const isDigit = (code: number) => code >= 48 && code <= 57

/** Reads up to `count` digits at `at` as a number; missing digits count as 0. */
function digits(text: string, at: number, count: number): number {
  let number = 0
  let index = at
  for (; index < at + count && isDigit(text.charCodeAt(index)); index += 1) {
    number = number * 10 + text.charCodeAt(index) - 48
  }
  return number * 10 ** (at + count - index)
}

/** The offset from UTC in minutes at the end of the text; `null` if it is invalid. */
function offsetOf(text: string, at: number): number | null {
  const sign = text.charAt(at)
  if (sign !== '+' && sign !== '-') return 0
  const hour = digits(text, at + 1, 2)
  const minute = text.length > at + 3 ? digits(text, text.length - 2, 2) : 0
  if (hour > 23 || minute > 59) return null
  return (hour * 60 + minute) * (sign === '-' ? -1 : 1)
}

/** The calendar repeats after 400 years. Shifts years below 100, which `Date.UTC` reads as 19xx. */
const cycleYears = 400
const cycleMs = Date.UTC(2000 + cycleYears, 0) - Date.UTC(2000, 0)

/** The first instant with a four-digit year. An offset must not move an instant out of these years. */
const firstMs = Date.UTC(cycleYears + 1, 0) - cycleMs
const endMs = Date.UTC(10_000, 0)

/**
 * Reads a date-time (RFC 3339; also with a space instead of `T`, without seconds, or with an offset
 * of hours only, ISO 8601). Without an offset it is UTC; digits below a microsecond are cut off.
 * @returns `null` for anything else: a date alone, words, a day or time that does not exist, or an
 * instant outside the years 1 to 9999.
 */
export function parseInstant(text: string): Microseconds | null {
  if (!form.test(text)) return null
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2)]
  const [hour, minute] = [digits(text, 11, 2), digits(text, 14, 2)]
  const hasSeconds = text.charAt(16) === ':'
  const second = hasSeconds ? digits(text, 17, 2) : 0
  if (year === 0 || month === 0 || month > 12 || day === 0) return null
  if (hour > 23 || minute > 59 || second > 59) return null
  const ms = Date.UTC(year + cycleYears, month - 1, day, hour, minute, second) - cycleMs
  if (day > 28 && new Date(ms).getUTCDate() !== day) return null
  const fractionAt = hasSeconds ? 19 : 16
  const hasFraction = text.charAt(fractionAt) === '.' || text.charAt(fractionAt) === ','
  const micros = hasFraction ? digits(text, fractionAt + 1, 6) : 0
  let zoneAt = fractionAt + (hasFraction ? 1 : 0)
  while (isDigit(text.charCodeAt(zoneAt))) zoneAt += 1
  const offset = offsetOf(text, zoneAt)
  if (offset === null) return null
  const utc = ms - offset * 60_000
  if (utc < firstMs || utc >= endMs) return null
  const instant = utc * 1000 + micros
  // After the year 2255, microseconds exceed the safe integers.
  return Number.isSafeInteger(instant) ? BigInt(instant) : BigInt(utc) * 1000n + BigInt(micros)
}

/** Writes an instant without trailing zeros: `2026-07-07T15:55:01Z`, `…01.5Z`. */
export const shortInstant = (instant: Microseconds): string =>
  formatInstant(instant).replace(/\.?0+Z$/, 'Z')

/** Writes an instant as the API does: UTC, six digits, `2026-07-07T15:55:01.110554Z`. */
export function formatInstant(instant: Microseconds): string {
  const micros = ((instant % 1_000_000n) + 1_000_000n) % 1_000_000n
  const seconds = new Date(Number((instant - micros) / 1000n)).toISOString().slice(0, 19)
  return `${seconds}.${micros.toString().padStart(6, '0')}Z`
}

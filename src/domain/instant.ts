/** An instant in microseconds since 1970-01-01T00:00:00Z, the precision of the API's dates. */
export type Microseconds = bigint

const form =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:([Zz])|([+-])(\d{2}):?(\d{2}))?$/

/**
 * Reads a date-time (RFC 3339, also with a space for the `T` and without seconds).
 * Without an offset it is UTC; digits below a microsecond are cut off.
 * @returns `null` for anything else: a date alone, words, or a day or time that does not exist.
 */
export function parseInstant(text: string): Microseconds | null {
  const match = form.exec(text)
  if (!match) return null
  const field = (index: number) => Number(match[index] ?? 0)
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map(field) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const [offsetHour, offsetMinute] = [field(10), field(11)]
  if (year === 0 || hour > 23 || minute > 59 || second > 59) return null
  if (offsetHour > 23 || offsetMinute > 59) return null
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  date.setUTCHours(hour, minute, second)
  const offset = (offsetHour * 60 + offsetMinute) * (match[9] === '-' ? -1 : 1)
  const micros = BigInt((match[7] ?? '').slice(0, 6).padEnd(6, '0'))
  return (BigInt(date.getTime()) - BigInt(offset) * 60_000n) * 1000n + micros
}

/** Writes an instant as the API does: UTC, six digits, `2026-07-07T15:55:01.110554Z`. */
export function formatInstant(instant: Microseconds): string {
  const micros = ((instant % 1_000_000n) + 1_000_000n) % 1_000_000n
  const seconds = new Date(Number((instant - micros) / 1000n)).toISOString().slice(0, 19)
  return `${seconds}.${micros.toString().padStart(6, '0')}Z`
}

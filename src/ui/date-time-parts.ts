import {
  parseAbsolute,
  toCalendarDateTime,
  toZoned,
  type ZonedDateTime,
} from '@internationalized/date'

/** Splits an instant in UTC into the time in a zone and the digits of its fraction of a second. */
export function splitInstant(
  value: string | null,
  zone: string,
): { readonly shown: ZonedDateTime | null; readonly fraction: string } {
  const [, seconds, fraction = ''] = /^([^.]+)(?:\.(\d+))?Z$/.exec(value ?? '') ?? []
  if (seconds === undefined) return { shown: null, fraction: '' }
  try {
    return { shown: parseAbsolute(`${seconds}Z`, zone), fraction }
  } catch {
    return { shown: null, fraction: '' }
  }
}

export function joinInstant(time: ZonedDateTime, fraction: string): string {
  const seconds = time.toAbsoluteString().replace(/\.\d+Z$/, '')
  return fraction === '' ? `${seconds}Z` : `${seconds}.${fraction}Z`
}

/** The other instant with the same clock time, when clocks are set back; null if there is none. */
export function otherHour(time: ZonedDateTime): ZonedDateTime | null {
  const clock = toCalendarDateTime(time)
  const both = [toZoned(clock, time.timeZone, 'earlier'), toZoned(clock, time.timeZone, 'later')]
  // A time that the clocks skip belongs to neither instant.
  const showing = both.filter((one) => toCalendarDateTime(one).compare(clock) === 0)
  return showing.find((one) => one.compare(time) !== 0) ?? null
}

/** After an edit in the second of two equal hours, stays in the second hour. */
export function inSameHour(next: ZonedDateTime, before: ZonedDateTime | null): ZonedDateTime {
  const other = before && otherHour(before)
  const own = otherHour(next)
  if (!other || !own) return next
  const isSecond = other.compare(before) < 0
  const first = own.compare(next) > 0 ? next : own
  return isSecond ? (first === next ? own : next) : first
}

const two = (number: number) => String(Math.floor(number)).padStart(2, '0')

export function offsetText({ offset }: ZonedDateTime): string {
  const minutes = Math.abs(offset) / 60_000
  return `UTC${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`
}

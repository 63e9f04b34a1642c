import {
  fromAbsolute,
  toCalendarDate,
  toCalendarDateTime,
  toZoned,
  type CalendarDate,
  type CalendarDateTime,
} from '@internationalized/date'
import { parseInstant, shortInstant, type Microseconds } from '#domain/contract/instant.ts'
import { isTimeZone } from '#domain/contract/time-zone.ts'

/** What a relative date goes back by, with its letter in texts. */
export const relativeUnits = {
  minute: 'm',
  hour: 'h',
  day: 'd',
  week: 'w',
  month: 'M',
  year: 'y',
} as const
export type RelativeUnit = keyof typeof relativeUnits

/** The start that a relative date goes to first. A week starts on the Monday or the Sunday. */
export const periodStarts = {
  day: 'd',
  monday: 'mon',
  sunday: 'sun',
  month: 'M',
  quarter: 'Q',
  year: 'y',
} as const
export type PeriodStart = keyof typeof periodStarts

/** An instant that depends on the present: “the start of this week in Berlin, minus 1 week”. */
export type RelativeDate = {
  /** Null keeps the time of day. */
  readonly start_of: PeriodStart | null
  /** At least 0. */
  readonly amount: number
  readonly unit: RelativeUnit
  /** IANA name. */
  readonly time_zone: string
}

const form = /^now(?:\/(d|mon|sun|M|Q|y))?(?:-(\d{1,5})([mhdwMy]))?\[([\w+\-/]{1,64})\]$/

function nameOf<T extends string>(letters: Readonly<Record<T, string>>, letter: string): T {
  return (Object.keys(letters) as T[]).find((name) => letters[name] === letter) as T
}

/**
 * Reads `now-90m[UTC]`, `now/d-7d[Europe/Berlin]`: the present, the start of a period if there is a
 * `/`, then so many units back.
 * @returns null for anything else, and for a zone that this runtime does not know.
 */
export function parseRelativeDate(text: string): RelativeDate | null {
  const [, start, amount = '0', unit = 'd', time_zone = ''] = form.exec(text) ?? []
  if (!isTimeZone(time_zone)) return null
  return {
    start_of: start === undefined ? null : nameOf(periodStarts, start),
    amount: Number(amount),
    unit: nameOf(relativeUnits, unit),
    time_zone,
  }
}

/** The inverse of `parseRelativeDate`. */
export function formatRelativeDate({ start_of, amount, unit, time_zone }: RelativeDate): string {
  const start = start_of === null ? '' : `/${periodStarts[start_of]}`
  const back = amount === 0 ? '' : `-${amount}${relativeUnits[unit]}`
  return `now${start}${back}[${time_zone}]`
}

/** 0 for a Sunday. */
const weekday = (date: CalendarDate): number => date.toDate('UTC').getUTCDay()

const toStart: Readonly<Record<PeriodStart, (date: CalendarDate) => CalendarDate>> = {
  day: (date) => date,
  monday: (date) => date.subtract({ days: (weekday(date) + 6) % 7 }),
  sunday: (date) => date.subtract({ days: weekday(date) }),
  month: (date) => date.set({ day: 1 }),
  quarter: (date) => date.set({ day: 1, month: date.month - ((date.month - 1) % 3) }),
  year: (date) => date.set({ day: 1, month: 1 }),
}

const minute = 60_000
/** The most that the text of a relative date holds. */
export const mostUnits = 99_999
const fixedUnits: Readonly<Partial<Record<RelativeUnit, number>>> = { minute, hour: 60 * minute }

/**
 * The instant that a relative date means at `now`, to the millisecond. Days and longer units follow
 * the calendar and the clocks of the zone: of an hour that the clocks show twice, the first; a time
 * that they skip is moved by the gap (Temporal's “compatible”). Minutes and hours are exact.
 * @returns null if it is outside the years 1 to 9999.
 */
export function resolveRelativeDate(date: RelativeDate, now: Date): Microseconds | null {
  const { start_of, amount, unit, time_zone } = date
  const present = fromAbsolute(now.getTime(), time_zone)
  const fixed = fixedUnits[unit]
  const clock: CalendarDate | CalendarDateTime =
    start_of === null ? toCalendarDateTime(present) : toStart[start_of](toCalendarDate(present))
  const isMoved = start_of !== null || (fixed === undefined && amount > 0)
  const moved = fixed === undefined ? clock.subtract({ [`${unit}s`]: amount }) : clock
  // The present itself stays what it is in an hour that the clocks show twice.
  const start = isMoved ? toZoned(moved, time_zone, 'compatible').toDate() : now
  const ms = start.getTime() - (fixed === undefined ? 0 : fixed * amount)
  return ms < firstMs || ms >= endMs ? null : BigInt(ms) * 1000n
}

const firstMs = Date.parse('0001-01-01T00:00:00Z')
const endMs = Date.UTC(10_000, 0)

/**
 * The relative date that means an instant now: whole days if it is the start of a day in the zone,
 * otherwise hours or minutes. Null if it is to come or too long ago.
 */
export function makeRelative(
  instant: Microseconds,
  now: Date,
  time_zone: string,
): RelativeDate | null {
  const ms = Number(instant / 1000n)
  const date = fromAbsolute(ms, time_zone)
  const present = toCalendarDate(fromAbsolute(now.getTime(), time_zone))
  const days = present.toDate('UTC').getTime() - toCalendarDate(date).toDate('UTC').getTime()
  const minutes = Math.round((now.getTime() - ms) / minute)
  const candidates: readonly RelativeDate[] = [
    { start_of: 'day', amount: days / (24 * 60 * minute), unit: 'day', time_zone },
    { start_of: null, amount: minutes, unit: 'minute', time_zone },
    { start_of: null, amount: Math.round(minutes / 60), unit: 'hour', time_zone },
  ]
  const fitting = candidates.filter(({ amount }) => amount >= 0 && amount <= mostUnits)
  const isExact = (one: RelativeDate) => resolveRelativeDate(one, now) === instant
  return fitting.find(isExact) ?? fitting.find(({ start_of }) => start_of === null) ?? null
}

/** The present without seconds, so that a count and the export after it mean the same. */
export const presentMinute = (): Date => new Date(Math.floor(Date.now() / minute) * minute)

/** The instant of a date and time, fixed or relative; null if it is neither. */
export function resolveDate(value: string, now: Date): Microseconds | null {
  const date = parseRelativeDate(value)
  return date === null ? parseInstant(value) : resolveRelativeDate(date, now)
}

/** A relative date as an instant of a request (RFC 3339); any other text stays as it is. */
export function instantText(value: string, now: Date): string {
  const date = parseRelativeDate(value)
  const instant = date && resolveRelativeDate(date, now)
  return instant === null ? value : shortInstant(instant)
}

import { parseInstant, shortInstant, type Microseconds } from '#domain/contract/instant.ts'
import {
  formatRelativeDate,
  instantText,
  presentMinute,
  type PeriodStart,
  type RelativeUnit,
} from '#domain/filter-tree/relative-date.ts'
import { wholeSecond } from '#domain/contract/time-zone.ts'
import { readTypedInstant } from '#domain/pasted/typed-instant.ts'
import { isoLocale } from '#ui/iso-locale.ts'
import * as words from './date-words.ts'
import { endOfDay } from './words.ts'

/** What a preset sets: one date, or both of a period. A relative date, or an instant. */
export type PresetValue = string | readonly [from: string, to: string]

export type DatePreset = {
  readonly label: string
  readonly value: PresetValue
}

export type PresetFacts = {
  readonly operator: string | undefined
  /** The newest record of the queue; null if unknown. */
  readonly newest: Date | null
  /** IANA name. */
  readonly time_zone: string
  readonly week_start: 'monday' | 'sunday'
}

const longAgo = 7 * 86_400_000

/**
 * Names that fit the operator: “is before the last 7 days” would mislead. A queue whose newest record
 * is older than a week gets presets that end there; they are instants, as the queue does not move.
 */
export function datePresets(facts: PresetFacts, now = new Date()): readonly DatePreset[] {
  const { operator, newest, time_zone, week_start } = facts
  const at = (start_of: PeriodStart, amount = 0, unit: RelativeUnit = 'day') =>
    formatRelativeDate({ start_of, amount, unit, time_zone })
  if (operator === 'between') {
    return [
      { label: words.yesterday, value: [at('day', 1), at('day')] },
      { label: words.lastWeek, value: [at(week_start, 1, 'week'), at(week_start)] },
      { label: words.lastMonth, value: [at('month', 1, 'month'), at('month')] },
      { label: words.lastQuarter, value: [at('quarter', 3, 'month'), at('quarter')] },
    ]
  }
  const looksForward = operator === 'gte' || operator === 'gt'
  const named = (forward: string, backward: string, value: string) => ({
    label: looksForward ? forward : backward,
    value,
  })
  const presets = [
    named(words.today, words.startOfToday, at('day')),
    named(words.lastSevenDays, words.sevenDaysAgo, at('day', 7)),
    named(words.lastThirtyDays, words.thirtyDaysAgo, at('day', 30)),
    named(words.thisWeek, words.startOfThisWeek, at(week_start)),
    named(words.thisMonth, words.startOfThisMonth, at('month')),
  ]
  if (!looksForward || newest === null || now.getTime() - newest.getTime() < longAgo) return presets
  const ofQueue = [7, 30].map((days) => ({
    label: words.lastDaysOfQueue(days),
    value: startOfDay(days, newest),
  }))
  return [...ofQueue, ...presets]
}

/** The start of the day, that many calendar days ago in the browser's zone, as an instant. */
export function startOfDay(days: number, now: Date): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - days)
  return day.toISOString().replace('.000Z', 'Z')
}

/** The instant that a preset means now, or begins with. */
export const presetInstant = (value: PresetValue): string =>
  instantText(typeof value === 'string' ? value : value[0], presentMinute())

/** Without a zone, a value is UTC. Null if it is not a date and time; a problem quotes it. */
export function shownInstant(value: unknown): string | null {
  const instant = typeof value === 'string' ? parseInstant(value) : null
  return instant === null ? null : shortInstant(instant)
}

export function pastedInstant(text: string, timeZone: string): string | null {
  const instant = readTypedInstant(text, timeZone)
  return instant === null ? null : shortInstant(instant)
}

const clockFormats = new Map<string, Intl.DateTimeFormat>()

function clockFormat(timeZone: string): Intl.DateTimeFormat {
  const known = clockFormats.get(timeZone)
  if (known) return known
  const digits = '2-digit'
  const format = new Intl.DateTimeFormat(isoLocale, {
    year: 'numeric',
    month: digits,
    day: digits,
    hour: digits,
    minute: digits,
    second: digits,
    hourCycle: 'h23',
    timeZone,
  })
  clockFormats.set(timeZone, format)
  return format
}

/** `2026-03-01, 00:00` in a zone (IANA name), with seconds and fraction only if they are not zero. */
export function clockText(instant: Microseconds, timeZone: string): string {
  const second = wholeSecond(instant)
  const fraction = (instant - second).toString().padStart(6, '0').replace(/0+$/, '')
  const text = clockFormat(timeZone).format(new Date(Number(second / 1000n)))
  if (fraction !== '') return `${text}.${fraction}`.replace(/(?<= )23:59:59\.999999$/, endOfDay)
  return instant % 60_000_000n === 0n ? text.slice(0, -':00'.length) : text
}

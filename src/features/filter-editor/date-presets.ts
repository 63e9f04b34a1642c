import { parseInstant, shortInstant, type Microseconds } from '#domain/contract/instant.ts'
import { wholeSecond } from '#domain/contract/time-zone.ts'
import { readTypedInstant } from '#domain/pasted/typed-instant.ts'

export type DatePreset = {
  readonly label: string
  /** The instant: the start of a calendar day in the browser's zone. */
  readonly value: string
  /** Said beside the field after the preset was chosen. */
  readonly note: string
}

const since = ['Today', 'Last 7 days', 'Last 30 days'] as const
const at = ['Start of today', '7 days ago', '30 days ago'] as const
const daysAgo = [0, 7, 30] as const
const longAgo = 7 * 86_400_000

/**
 * Names that fit the operator: “is before the last 7 days” would mislead. A queue whose newest record
 * is older than a week gets presets that end there.
 */
export function datePresets(
  operator: string | undefined,
  newest: Date | null,
  now = new Date(),
): readonly DatePreset[] {
  const looksForward = operator === 'gte' || operator === 'gt'
  const presets = daysAgo.map((days, index) => {
    const label = (looksForward ? since : at)[index] ?? ''
    return { label, value: startOfDay(days, now), note: `${label}, as of now` }
  })
  if (!looksForward || newest === null || now.getTime() - newest.getTime() < longAgo) return presets
  const ofQueue = daysAgo.slice(1).map((days) => {
    const label = `Last ${days} days of the queue`
    return { label, value: startOfDay(days, newest), note: label }
  })
  return [...ofQueue, ...presets]
}

/** The start of the day, that many calendar days ago in the browser's zone, as an instant. */
export function startOfDay(days: number, now: Date): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - days)
  return withoutZeroes(day)
}

const withoutZeroes = (date: Date): string => date.toISOString().replace('.000Z', 'Z')

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
  const format = new Intl.DateTimeFormat('en-CA', {
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
  if (fraction !== '') return `${text}.${fraction}`.replace(/ 23:59:59\.999999$/, ' end of day')
  return instant % 60_000_000n === 0n ? text.slice(0, -':00'.length) : text
}

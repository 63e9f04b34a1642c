import { parseInstant, shortInstant, type Microseconds } from '#domain/contract/instant.ts'
import { wholeSecond } from '#domain/contract/time-zone.ts'
import { readTypedInstant } from '#domain/pasted/typed-instant.ts'

export type DatePreset = { readonly label: string; readonly days: number }

const since: readonly DatePreset[] = [
  { label: 'Today', days: 0 },
  { label: 'Last 7 days', days: 7 },
  { label: 'Last 30 days', days: 30 },
]
const at: readonly DatePreset[] = [
  { label: 'Start of today', days: 0 },
  { label: '7 days ago', days: 7 },
  { label: '30 days ago', days: 30 },
]

/** Names that fit the operator: “is before the last 7 days” would mislead. */
export const datePresets = (operator: string | undefined): readonly DatePreset[] =>
  operator === 'gte' || operator === 'gt' ? since : at

/** The start of the day, that many calendar days ago in the browser's zone, as an instant. */
export function startOfDay(daysAgo: number, now = new Date()): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo)
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
  if (fraction !== '') return `${text}.${fraction}`
  return instant % 60_000_000n === 0n ? text.slice(0, -':00'.length) : text
}

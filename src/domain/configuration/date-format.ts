import type { Microseconds } from '#domain/contract/instant.ts'
import { wholeSecond } from '#domain/contract/time-zone.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * A date format for a zone (IANA name), to the minute or to the second. Cached, because creating one
 * takes longer than a hundred uses.
 */
export function dateFormat(timeZone: string, precision: 'minute' | 'second'): Intl.DateTimeFormat {
  const name = `${precision} ${timeZone}`
  const known = formats.get(name)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    ...(precision === 'second' ? { second: '2-digit' } : {}),
    timeZone,
  })
  formats.set(name, format)
  return format
}

/** `1 Mar 2026, 00:00` in a zone, with seconds and the full fraction only if they are not zero. */
export function dateText(instant: Microseconds, timeZone: string): string {
  const seconds = wholeSecond(instant)
  const fraction = (instant - seconds).toString().padStart(6, '0').replace(/0+$/, '')
  const isWhole = instant % 60_000_000n === 0n
  const text = dateFormat(timeZone, isWhole ? 'minute' : 'second').format(
    new Date(Number(seconds / 1000n)),
  )
  return fraction === '' ? text : `${text}.${fraction}`
}

import type { Microseconds } from './instant.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

function offsetFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  formats.set(timeZone, format)
  return format
}

const second = 1_000_000n
const day = 86_400n * second

/** The instant without its fraction of a second. */
export const wholeSecond = (instant: Microseconds): Microseconds =>
  instant - (((instant % second) + second) % second)

const toDate = (instant: Microseconds): Date => new Date(Number(wholeSecond(instant) / 1000n))

/** The offset of a zone (IANA name) from UTC at an instant. */
function offsetAt(instant: Microseconds, timeZone: string): Microseconds {
  const parts = offsetFormat(timeZone).formatToParts(toDate(instant))
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours = '0', minutes = '0', seconds = '0'] =
    /([+-])(\d+)(?::(\d+))?(?::(\d+))?$/.exec(name) ?? []
  const size = BigInt(hours) * 3600n + BigInt(minutes) * 60n + BigInt(seconds)
  return (sign === '-' ? -size : size) * second
}

/** The instants at which the clocks of a zone show `wall` (written as if in UTC): none, one or two. */
function instantsOf(wall: Microseconds, timeZone: string): readonly Microseconds[] {
  const offsets = [offsetAt(wall - day, timeZone), offsetAt(wall + day, timeZone)]
  return [...new Set(offsets)]
    .map((offset) => wall - offset)
    .filter((instant) => instant + offsetAt(instant, timeZone) === wall)
    .toSorted((a, b) => (a < b ? -1 : 1))
}

/**
 * The instant at which the clocks of a zone show `wall` (written as if in UTC): the first of two; for
 * a skipped time, the instant with the offset from before the change.
 */
export const instantOfClock = (wall: Microseconds, timeZone: string): Microseconds =>
  instantsOf(wall, timeZone)[0] ?? wall - offsetAt(wall - day, timeZone)

const two = (number: number) => String(number).padStart(2, '0')

/** `UTC+01:00` if the clocks of a zone show the time of this instant twice; otherwise null. */
export function doubledOffset(instant: Microseconds, timeZone: string): string | null {
  const offset = offsetAt(instant, timeZone)
  if (instantsOf(instant + offset, timeZone).length < 2) return null
  const minutes = Number((offset < 0n ? -offset : offset) / (60n * second))
  return `UTC${offset < 0n ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** Whether this runtime knows a zone by this IANA name. */
export function isTimeZone(name: string): boolean {
  try {
    offsetFormat(name)
    return true
  } catch {
    return false
  }
}

import { dateFormat } from '#domain/configuration/date-format.ts'
import { parseInstant } from '#domain/contract/instant.ts'
import { wholeSecond } from '#domain/contract/time-zone.ts'
/** Longer cell text is cut off in the table. */
const maxLength = 300

/** The value of a column in a record: under the column's id, or nested under the parts of the id. */
export function cellValue(record: Readonly<Record<string, unknown>>, columnId: string): unknown {
  if (Object.hasOwn(record, columnId)) return record[columnId]
  const slash = columnId.indexOf('/')
  if (slash < 0) return undefined
  const [group, key] = [columnId.slice(0, slash), columnId.slice(slash + 1)]
  if (group === 'metrics') {
    const info = property(property(record.metric_info, key), 'value')
    if (info !== undefined) return info
  }
  return property(record[group], key)
}

const property = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined

/** A value as a CSV cell holds it: text unchanged, a nested value as compact JSON. */
export function fileText(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The beginning of that text, for the table. */
export function cellText(value: unknown): string {
  const text = fileText(value)
  return text.length > maxLength ? `${text.slice(0, maxLength).toWellFormed()}…` : text
}

/**
 * Whether the value can't have been cut by the service, which shortens long texts and lists for a
 * preview. Its limit is unknown, so only short values are sure.
 */
export function isSurelyWhole(value: unknown): boolean {
  if (typeof value === 'string') return value.length < 200 && !/(?:…|\.\.\.)$/.test(value)
  return typeof value !== 'object' || value === null
}

/** `1 Mar 2026, 00:00` in a zone, of a date-time in text; the text itself if it is none. */
export function minuteText(text: string, timeZone: string): string {
  // Browsers disagree on which texts `Date` reads, and read one without an offset as their own time.
  const instant = parseInstant(text)
  if (instant === null) return text
  return dateFormat(timeZone, 'minute').format(new Date(Number(wholeSecond(instant) / 1000n)))
}

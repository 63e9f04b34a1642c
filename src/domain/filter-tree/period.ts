import type { Condition } from './condition.ts'
import { withValue } from './leaf-edit.ts'

/** The first or the last date of a condition; one without a pair has the same for both. */
export function dateAt({ value }: Condition, end: 0 | 1): string {
  const date = typeof value === 'object' ? value[end] : value
  return typeof date === 'string' ? date : ''
}

/** Changes one date of a condition. */
export function withDate(condition: Condition, end: 0 | 1, date: string): Condition {
  if (condition.operator !== 'between') return withValue(condition, date)
  const dates = [dateAt(condition, 0), dateAt(condition, 1)]
  return withValue(condition, dates.with(end, date))
}

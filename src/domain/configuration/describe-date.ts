import {
  parseRelativeDate,
  type PeriodStart,
  type RelativeDate,
  type RelativeUnit,
} from '#domain/filter-tree/relative-date.ts'

/** The unit that is as long as the period, and its name. */
const periods: Readonly<
  Record<PeriodStart, { readonly unit: RelativeUnit | null; readonly name: string }>
> = {
  day: { unit: 'day', name: 'day' },
  monday: { unit: 'week', name: 'week' },
  sunday: { unit: 'week', name: 'week' },
  month: { unit: 'month', name: 'month' },
  quarter: { unit: null, name: 'quarter' },
  year: { unit: 'year', name: 'year' },
}

/** `7 days` */
export const spanWords = ({ amount, unit }: Pick<RelativeDate, 'amount' | 'unit'>): string =>
  `${amount.toLocaleString('en')} ${unit}${amount === 1 ? '' : 's'}`

/** `7 days ago`, `the start of last week (Monday)`, `the start of the day 7 days ago`. */
export function relativeWords(date: RelativeDate): string {
  const { start_of, amount, unit } = date
  if (start_of === null) return amount === 0 ? 'now' : `${spanWords(date)} ago`
  const { unit: own, name } = periods[start_of]
  const weekday = { monday: ' (Monday)', sunday: ' (Sunday)' }[start_of as string] ?? ''
  const [current, last] =
    start_of === 'day' ? ['today', 'yesterday'] : [`this ${name}`, `last ${name}`]
  if (amount === 0) return `the start of ${current}${weekday}`
  if (unit !== own) return `${spanWords(date)} before the start of ${current}${weekday}`
  if (amount === 1) return `the start of ${last}${weekday}`
  return `the start of the ${name} ${spanWords(date)} ago${weekday}`
}

/** “in the last 7 days”, if a lower bound means that; otherwise null. */
export function lastWords(value: string): string | null {
  const date = parseRelativeDate(value)
  if (date === null || date.amount === 0) return null
  const isSpan = date.start_of === null || (date.start_of === 'day' && date.unit !== 'minute')
  return isSpan ? `in the last ${spanWords(date)}` : null
}

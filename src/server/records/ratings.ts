import type { Template } from '#domain/contract/templates.ts'
import type { QueueRecord } from './check-record.ts'
import { isRating } from './column-survey.ts'

type Rating = {
  readonly user: string
  readonly value?: unknown
  readonly explanation?: unknown
}

export type RecordRatings = ReadonlyMap<string, readonly Rating[]>

/** The ratings of a record; a rating without a value does not count. */
export function ratingsOf(record: QueueRecord, templates: readonly Template[]): RecordRatings {
  const found = new Map<string, readonly Rating[]>()
  for (const { id } of templates) {
    const ratings = Object.entries(record.annotations?.[id] ?? {})
      .filter(([, rating]) => isRating(rating))
      .map(([user, { value, explanation }]) => ({ user, value, explanation }))
    if (ratings.length > 0) found.set(id, ratings)
  }
  return found
}

export function fullRaters(ratings: RecordRatings, templates: readonly Template[]): string[] {
  const [first, ...rest] = ratings.values()
  if (!first || !templates.every(({ id }) => ratings.has(id))) return []
  const others = rest.map((list) => new Set(list.map(({ user }) => user)))
  return first
    .map(({ user }) => user)
    .filter((user) => others.every((users) => users.has(user)))
    .toSorted()
}

/** `annotations/{template}`: JSON by user; null without ratings. */
export function annotationsJson(all: RecordRatings, template: Template): string | null {
  const ratings = all.get(template.id)
  if (!ratings) return null
  return JSON.stringify(
    Object.fromEntries(
      ratings.map(({ user, value, explanation }) => [
        user,
        { value, explanation: explanation ?? null },
      ]),
    ),
  )
}

export const valuesOf = (all: RecordRatings, template: Template): readonly unknown[] =>
  all.get(template.id)?.map(({ value }) => value) ?? []

const surrogateOrBeyond = /[\ud800-\uffff]/

/** JavaScript compares UTF-16 units; above the surrogates only UTF-8 bytes have the same order. */
export function byCodePoint(a: string, b: string): number {
  if (surrogateOrBeyond.test(a) || surrogateOrBeyond.test(b)) {
    return Buffer.compare(Buffer.from(a), Buffer.from(b))
  }
  return a < b ? -1 : Number(a > b)
}

/** Objects as JSON, because an object may have its own `toString`. */
export const valueText = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value)

function givenValues(values: readonly unknown[]): string[] {
  const texts = values.flat().map(valueText)
  return [...new Set(texts)].toSorted(byCodePoint)
}

export function average(values: readonly unknown[]): number | null {
  const numbers = values
    .map((value) => (typeof value === 'boolean' ? Number(value) : value))
    .filter((value) => typeof value === 'number')
  return numbers.length === 0
    ? null
    : numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}

/**
 * `feedback/{template}`: the average of stars and scores, the share of likes, all other given values,
 * or the number of texts. Without ratings it is missing: null or an empty list.
 */
export function feedback(
  ratings: RecordRatings,
  template: Template,
): number | bigint | string[] | null {
  const values = valuesOf(ratings, template)
  switch (template.constraints.annotation_type) {
    case 'star':
    case 'score':
    case 'like_dislike':
      return average(values)
    case 'choice':
    case 'tree_choice':
    case 'tags':
      return givenValues(values)
    case 'text':
      return values.length === 0 ? null : BigInt(values.length)
    default:
      return template.constraints satisfies never
  }
}

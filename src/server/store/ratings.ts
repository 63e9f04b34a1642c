import type { Template } from '#domain/queues.ts'
import type { QueueRecord } from './check-record.ts'
import { isRating } from './survey.ts'

/** The ratings of a record with a template, by user. */
type Ratings = ReadonlyMap<string, { readonly value?: unknown; readonly explanation?: unknown }>

/** The ratings of a record by template; of a template that nobody rated there are none. */
export type RecordRatings = ReadonlyMap<string, Ratings>

const noRatings: Ratings = new Map()

/** What a record was rated with; a rating without a value is none. */
export function ratingsOf(record: QueueRecord, templates: readonly Template[]): RecordRatings {
  const found = new Map<string, Ratings>()
  for (const { id } of templates) {
    const byUser = record.annotations?.[id]
    const ratings = byUser && Object.entries(byUser).filter(([, rating]) => isRating(rating))
    if (ratings?.length) found.set(id, new Map(ratings))
  }
  return found
}

/** The users who rated the record with every template, sorted. */
export function fullRaters(ratings: RecordRatings, templates: readonly Template[]): string[] {
  const [first, ...rest] = ratings.values()
  if (!first || !templates.every(({ id }) => ratings.has(id))) return []
  return [...first.keys()].filter((user) => rest.every((others) => others.has(user))).toSorted()
}

/** `annotations/{template}`: what each user gave, as JSON; null where nobody did. */
export function annotationsJson(all: RecordRatings, template: Template): string | null {
  const ratings = all.get(template.id)
  if (!ratings) return null
  return JSON.stringify(
    Object.fromEntries(
      [...ratings].map(([user, { value, explanation }]) => [
        user,
        { value, explanation: explanation ?? null },
      ]),
    ),
  )
}

const valuesOf = (all: RecordRatings, template: Template): readonly unknown[] =>
  Array.from((all.get(template.id) ?? noRatings).values(), ({ value }) => value)

const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

/** A value as text; what is no scalar as JSON, for an object may have any `toString` of its own. */
const valueText = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value)

function givenValues(values: readonly unknown[]): string[] {
  const texts = values.flat().map(valueText)
  return [...new Set(texts)].toSorted(byCodePoint)
}

function average(values: readonly unknown[]): number | null {
  const numbers = values
    .map((value) => (typeof value === 'boolean' ? Number(value) : value))
    .filter((value) => typeof value === 'number')
  return numbers.length === 0
    ? null
    : numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}

/**
 * `feedback/{template}`: the average of stars and scores, the share of likes, every value given,
 * or the number of texts. Missing (null, or the empty list) where nobody rated.
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

/** `annotation_aggregates` of a record, as JSON: per rated template how many rated, and what came of it. */
export function aggregatesJson(ratings: RecordRatings, templates: readonly Template[]): string {
  const entries = templates.flatMap((template) => {
    const values = valuesOf(ratings, template)
    if (values.length === 0) return []
    const { annotation_type } = template.constraints
    return [
      [template.id, { annotation_type, count: values.length, ...outcome(annotation_type, values) }],
    ]
  })
  return JSON.stringify(Object.fromEntries(entries))
}

function outcome(type: Template['constraints']['annotation_type'], values: readonly unknown[]) {
  if (type === 'text') return {}
  const counts = new Map<string, number>()
  for (const value of values.flat().map(valueText)) counts.set(value, (counts.get(value) ?? 0) + 1)
  const given = [...counts].toSorted(([a], [b]) => byCodePoint(a, b))
  const hasAverage = type === 'star' || type === 'score' || type === 'like_dislike'
  return {
    ...(hasAverage ? { average: average(values) } : {}),
    counts: Object.fromEntries(given),
  }
}

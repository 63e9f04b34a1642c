import type { Template } from '#domain/contract/templates.ts'
import type { Uuid } from '#domain/contract/uuid.ts'
import { average, byCodePoint, valuesOf, valueText, type RecordRatings } from './ratings.ts'

/** `annotation_aggregates` as JSON: the result of each template, and the number of missing ratings. */
export function aggregatesJson(
  ratings: RecordRatings,
  templates: readonly Template[],
  askedToRate: readonly Uuid[],
): string {
  if (ratings.size === 0) return '{}'
  const entries = templates.flatMap((template) => {
    const outcome = outcomeOf(template, valuesOf(ratings, template))
    if (!outcome) return []
    const raters = new Set(ratings.get(template.id)?.map(({ user }) => user))
    const { annotation_type } = template.constraints
    const unrated_count = askedToRate.filter((user) => !raters.has(user)).length
    return [[template.id, { aggregate: { annotation_type, ...outcome, unrated_count } }]]
  })
  return JSON.stringify(Object.fromEntries(entries))
}

/** The result of some ratings; null if there are none, or none of the template's type. */
function outcomeOf({ constraints }: Template, values: readonly unknown[]): object | null {
  if (values.length === 0) return null
  switch (constraints.annotation_type) {
    case 'like_dislike':
      return {
        like_count: values.filter((value) => value === true).length,
        dislike_count: values.filter((value) => value === false).length,
      }
    case 'star':
    case 'score': {
      const mean = average(values)
      if (mean === null) return null
      return constraints.annotation_type === 'star'
        ? { average: mean, counts: countsOf(values) }
        : { average: mean, buckets: bucketsOf(values, constraints) }
    }
    case 'tags':
    case 'choice':
    case 'tree_choice':
      return { counts: countsOf(values) }
    case 'text':
      return { count: values.length }
    default:
      return constraints satisfies never
  }
}

function countsOf(values: readonly unknown[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const value of values.flat().map(valueText)) counts.set(value, (counts.get(value) ?? 0) + 1)
  return Object.fromEntries([...counts].toSorted(([a], [b]) => byCodePoint(a, b)))
}

const mostBuckets = 10

/** Equal buckets, the last without an upper end; scores below the template's minimum get their own. */
function bucketsOf(
  values: readonly unknown[],
  { min, max }: { readonly min?: number | undefined; readonly max?: number | undefined },
) {
  const scores = values.filter((value) => typeof value === 'number')
  const low = Math.floor(scores.reduce((least, score) => Math.min(least, score), min ?? Infinity))
  const high = Math.floor(max ?? scores.reduce((most, score) => Math.max(most, score), low))
  const width = Math.max(1, Math.ceil((high - low + 1) / mostBuckets))
  const count = Math.max(1, Math.ceil((high - low + 1) / width))
  const counts = new Map<number, number>()
  for (const score of scores) {
    const index = Math.min(count - 1, Math.floor((score - low) / width))
    counts.set(index, (counts.get(index) ?? 0) + 1)
  }
  return Array.from({ length: count }, (_, index) => ({
    min_inclusive: low + index * width,
    max_exclusive: index === count - 1 ? null : low + (index + 1) * width,
    count: counts.get(index) ?? 0,
  }))
}

import { columnLabel, type Column } from '#domain/contract/columns.ts'
import type { Filter, FilterTree } from '#domain/contract/contract.ts'
import { formatRelativeDate, instantText } from '#domain/filter-tree/relative-date.ts'
import { parseInstant } from '#domain/contract/instant.ts'

/** A first filter for one queue. Its tree is complete, but may have relative dates. */
export type StartingPoint = {
  readonly id: string
  /** A short name: “Unrated”. */
  readonly name: string
  /** Its meaning in this queue, in one line. */
  readonly description: string
  readonly filter_tree: FilterTree
}

export type StartingPointFacts = {
  /** The columns that the user may see. Annotators and viewers see no rating columns. */
  readonly columns: readonly Column[]
  /** Whether “fully annotated” needs only this user's ratings. */
  readonly is_annotator: boolean
  readonly now: Date
  /** IANA name, for what is counted from the present. */
  readonly time_zone: string
  /** The instant (RFC 3339) of the queue's newest record; null if unknown. */
  readonly newest: string | null
}

/**
 * The starting points that fit a queue, in screen order. One that the columns cannot express exactly
 * is left out, because an approximate filter would mislead.
 */
export function startingPoints(facts: StartingPointFacts): readonly StartingPoint[] {
  return [
    ...ratings(facts),
    ...annotation(facts),
    ...disagreement(facts),
    ...lowScore(facts),
    ...lastDays(facts),
  ]
}

const leaf = (filter: Filter): FilterTree => ({ filter })

function annotation({ columns, is_annotator }: StartingPointFacts): StartingPoint[] {
  const column = columns.find((one) => isUsable(one) && one.filter_type === 'fully_annotated')
  if (!column) return []
  const filter = leaf({ type: 'fully_annotated', column_id: 'fully_annotated' })
  const [done, open] = is_annotator
    ? ['You have', 'You haven’t']
    : ['Every tracked annotator has', 'At least one tracked annotator hasn’t']
  return [
    {
      id: 'fully_annotated',
      name: 'Fully annotated',
      description: `${done} rated every question.`,
      filter_tree: { and: [filter] },
    },
    {
      id: 'not_fully_annotated',
      name: 'Not fully annotated',
      description: `${open} rated every question.`,
      filter_tree: { and: [{ not: filter }] },
    },
  ]
}

/** A column that sums up the ratings of a question. Columns of single ratings have no type. */
const isFeedback = ({ category, data_type, filterable }: Column): boolean =>
  category === 'feedback' && (data_type !== null || filterable)
const isUsable = ({ filterable, is_empty }: Column): boolean => filterable && !is_empty

/** Includes empty rating columns, because their first rating may come tomorrow. */
function ratings({ columns }: StartingPointFacts): StartingPoint[] {
  const asked = columns.filter(isFeedback)
  if (asked.length === 0 || !asked.every(canLackValue)) return []
  const hasNumber = asked.filter(({ filter_type }) => filter_type === 'number').flatMap(anyNumber)
  const hasNoMember = asked
    .filter(({ filter_type }) => filter_type === 'collection')
    .map(({ id: column_id }) =>
      leaf({ type: 'collection', column_id, operator: 'eq', value: [], case_sensitive: true }),
    )
  const [only, ...others] = hasNumber
  const noNumber = only && { not: others.length === 0 ? only : { or: hasNumber } }
  return [
    {
      id: 'rated',
      name: 'Rated',
      description: 'At least one question has a rating.',
      filter_tree: { or: [...hasNumber, ...hasNoMember.map((none) => ({ not: none }))] },
    },
    {
      id: 'unrated',
      name: 'Unrated',
      description: 'No question has a rating by anyone.',
      filter_tree: { and: [...(noNumber ? [noNumber] : []), ...hasNoMember] },
    },
  ]
}

/** Whether a filter can select records without a value of the column. */
const canLackValue = ({ filterable, filter_type }: Column): boolean =>
  filterable && (filter_type === 'number' || filter_type === 'collection')

/**
 * Leaves that together match every possible number of the column. No operator matches a missing
 * value, but every comparison with it is false: “not (at least 0 or less than 0)”.
 */
function anyNumber({ id: column_id, data_type }: Column): FilterTree[] {
  const number = (operator: 'gte' | 'lt', value: number): FilterTree =>
    leaf({ type: 'number', column_id, operator, value })
  const least = data_type === null ? undefined : leastRating[data_type]
  return least === undefined ? [number('gte', 0), number('lt', 0)] : [number('gte', least)]
}

/** The least value of ratings with a fixed scale: stars, share of likes, number of texts. */
const leastRating: Readonly<Record<string, number>> = {
  star_rating_aggregate: 0,
  thumb_rating_aggregate: 0,
  text_rating_aggregate: 1,
}

/**
 * Raters certainly disagree if the share of likes is neither 0 nor 1. An average of stars or scores
 * does not show disagreement, and one rater may give several values of a list.
 */
function disagreement({ columns }: StartingPointFacts): StartingPoint[] {
  const likes = columns.filter(
    (column) =>
      isFeedback(column) &&
      isUsable(column) &&
      column.filter_type === 'number' &&
      column.data_type === 'thumb_rating_aggregate',
  )
  if (likes.length === 0) return []
  const split = likes.map(({ id: column_id }) => ({
    and: [
      leaf({ type: 'number', column_id, operator: 'gt', value: 0 }),
      leaf({ type: 'number', column_id, operator: 'lt', value: 1 }),
    ],
  }))
  const [only, ...others] = split
  return [
    {
      id: 'disagreement',
      name: 'Disagreement',
      description: `Some raters liked it and some didn’t: ${likes.map(columnLabel).join(', ')}.`,
      filter_tree: only && others.length === 0 ? only : { or: split },
    },
  ]
}

const lowBelow = 0.5

/** Correctness if there is such a score, otherwise the first score that defines a low range. */
function lowScore({ columns }: StartingPointFacts): StartingPoint[] {
  const scores = columns.filter(
    (column) => column.category === 'metric' && isUsable(column) && column.filter_type === 'number',
  )
  const correctness = scores.find(
    (column) =>
      column.metric_key_alias === 'correctness' ||
      column.id === 'metrics/correctness' ||
      columnLabel(column).toLowerCase() === 'correctness',
  )
  const other = scores.find(
    ({ threshold }) => threshold?.inverted === false && threshold.buckets[0],
  )
  const column = correctness ?? other
  if (!column) return []
  const value = correctness ? lowBelow : (column.threshold?.buckets[0] ?? lowBelow)
  const label = columnLabel(column)
  return [
    {
      id: 'low_score',
      name: `Low ${correctness ? 'correctness' : label}`,
      description: `${label} is less than ${value}.`,
      filter_tree: { and: [leaf({ type: 'number', column_id: column.id, operator: 'lt', value })] },
    },
  ]
}

const days = 7
const longAgo = BigInt(days) * 86_400_000_000n

/**
 * Whole days, from midnight. Those before now move with the present; those of a queue are an instant,
 * as its newest record does not move.
 */
function lastDays({ columns, now, time_zone, newest }: StartingPointFacts): StartingPoint[] {
  const column = columns.find(
    (one) => one.id === 'created_at' && isUsable(one) && one.filter_type === 'date',
  )
  if (!column) return []
  const since = (id: string, name: string, description: string, value: string): StartingPoint => {
    const filter = { type: 'date', column_id: column.id, operator: 'gte', value } as const
    return { id, name, description, filter_tree: { and: [leaf(filter)] } }
  }
  const back = formatRelativeDate({ start_of: 'day', amount: days, unit: 'day', time_zone })
  const last = newest === null ? null : parseInstant(newest)
  const isOld = last !== null && last < BigInt(now.getTime()) * 1000n - longAgo
  const name = `Last ${days} days`
  return [
    since('last_days', name, `Created today or in the ${days} days before.`, back),
    ...(isOld
      ? [
          since(
            'last_days_of_queue',
            `${name} of the queue`,
            `Created on the day of its newest record or in the ${days} days before.`,
            instantText(back, new Date(Number(last / 1000n))),
          ),
        ]
      : []),
  ]
}

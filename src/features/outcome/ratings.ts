import { memberName, type QueueUser } from '#domain/contract/queues.ts'

/** How ratings are drawn. Null if the service does not say what kind they are. */
export type RatingKind = 'stars' | 'likes' | null

export type Rating = {
  readonly user_id: string
  /** The name of the member; null for a user who is no member of the queue. */
  readonly name: string | null
  readonly value: unknown
  readonly explanation: string | null
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The ratings in a value `{user: {value, explanation}}`; null if it has another form. */
export function ratingsOf(
  value: unknown,
  members: readonly QueueUser[] | null,
): readonly Rating[] | null {
  if (!isObject(value)) return null
  const names = new Map(members?.map((member) => [member.user_id, memberName(member)]))
  const ratings: Rating[] = []
  for (const [user_id, rating] of Object.entries(value)) {
    if (!isObject(rating) || !Object.hasOwn(rating, 'value')) return null
    const { explanation } = rating
    ratings.push({
      user_id,
      name: names.get(user_id) ?? null,
      value: rating['value'],
      explanation: typeof explanation === 'string' && explanation !== '' ? explanation : null,
    })
  }
  return ratings
}

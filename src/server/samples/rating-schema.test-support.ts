import { z } from 'zod'

const count = z.int().nonnegative()

const rating = <Type extends string, Value extends z.ZodType>(type: Type, value: Value) =>
  z.strictObject({
    annotation_type: z.literal(type),
    value,
    explanation: z.string().nullable(),
  })
const choice = z.string().min(1).max(255)
export const ratingSchema = z.discriminatedUnion('annotation_type', [
  rating('like_dislike', z.boolean()),
  rating('star', z.int().min(1).max(5)),
  rating('score', z.int()),
  rating('tags', z.array(choice)),
  rating('choice', choice),
  rating('tree_choice', choice),
  rating('text', z.string()),
])

const counts = z.record(z.string(), count)
export const aggregateSchema = z.discriminatedUnion('annotation_type', [
  z.strictObject({
    annotation_type: z.literal('like_dislike'),
    like_count: count,
    dislike_count: count,
    unrated_count: count,
    tie_count: count.nullish(),
  }),
  z.strictObject({
    annotation_type: z.literal('star'),
    average: z.number(),
    counts,
    unrated_count: count,
  }),
  z.strictObject({
    annotation_type: z.literal('score'),
    average: z.number(),
    buckets: z.array(
      z.strictObject({ min_inclusive: z.int(), max_exclusive: z.int().nullable(), count }),
    ),
    unrated_count: count,
  }),
  z.strictObject({
    annotation_type: z.enum(['tags', 'choice', 'tree_choice']),
    counts,
    unrated_count: count,
  }),
  z.strictObject({ annotation_type: z.literal('text'), count, unrated_count: count }),
])

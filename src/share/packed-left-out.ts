import { z } from '#domain/contract/zod.ts'

const digestSchema = z.string().check(z.regex(/^[0-9a-f]{32}$/))

/** `LeftOut` in a link: short keys, and no key for an empty part. */
export const packedLeftOutSchema = z.strictObject({
  d: digestSchema,
  l: z.optional(z.tuple([z.int().check(z.positive()), digestSchema])),
  w: z.optional(z.int().check(z.positive())),
  j: z.optional(z.literal(1)),
  t: z.optional(z.literal(1)),
})
export type PackedLeftOut = z.output<typeof packedLeftOutSchema>

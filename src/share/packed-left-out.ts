import { z } from '#domain/contract/zod.ts'

const digestSchema = z.string().regex(/^[0-9a-f]{32}$/)

/** `LeftOut` in a link: short keys, and no key for an empty part. */
export const packedLeftOutSchema = z.strictObject({
  d: digestSchema,
  l: z.tuple([z.int().positive(), digestSchema]).optional(),
  w: z.int().positive().optional(),
  j: z.literal(1).optional(),
  t: z.literal(1).optional(),
})
export type PackedLeftOut = z.output<typeof packedLeftOutSchema>

import { z } from '#domain/contract/zod.ts'

const digestSchema = z.string().regex(/^[0-9a-f]{32}$/)

/** What a link says of the texts that it does not hold (`LeftOut`): short keys, and no key for what is not there. */
export const packedLeftOutSchema = z.strictObject({
  d: digestSchema,
  l: z.tuple([z.int().positive(), digestSchema]).optional(),
  w: z.int().positive().optional(),
  j: z.literal(1).optional(),
  t: z.literal(1).optional(),
})
export type PackedLeftOut = z.output<typeof packedLeftOutSchema>

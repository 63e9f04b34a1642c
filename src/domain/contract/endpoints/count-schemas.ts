import { filterTreeSchema } from '#domain/contract/contract.ts'
import { z } from '#domain/contract/zod.ts'

export const countRequestSchema = z
  .object({ filter_tree: filterTreeSchema.nullish() })
  .meta({ id: 'CountRequest' })

export const countAnswerSchema = z
  .object({ total_count: z.int().nonnegative() })
  .meta({ id: 'CountResponse' })
export type CountAnswer = z.output<typeof countAnswerSchema>

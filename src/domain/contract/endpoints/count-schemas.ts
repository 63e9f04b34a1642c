import { filterTreeSchema } from '#domain/contract/contract.ts'
import { withMeta, z } from '#domain/contract/zod.ts'

export const countRequestSchema = withMeta(z.object({ filter_tree: z.nullish(filterTreeSchema) }), {
  id: 'CountRequest',
})

export const countAnswerSchema = withMeta(
  z.object({ total_count: z.int().check(z.nonnegative()) }),
  { id: 'CountResponse' },
)
export type CountAnswer = z.output<typeof countAnswerSchema>

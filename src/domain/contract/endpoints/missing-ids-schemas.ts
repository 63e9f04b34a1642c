import { recordIdsSelectorSchema } from '#domain/contract/contract.ts'
import { withMeta, z } from '#domain/contract/zod.ts'
import type { ReadonlyDeep } from './readonly-deep.ts'

export const missingIdsRequestSchema = withMeta(
  z.object({ record_ids: recordIdsSelectorSchema.shape.record_ids }),
  { id: 'MissingRecordIdsRequest' },
)

/** The ids that the queue does not have, in canonical form and in the order of the request. */
export const missingIdsAnswerSchema = withMeta(z.object({ missing: z.array(z.string()) }), {
  id: 'MissingRecordIdsResponse',
})
export type MissingIdsAnswer = ReadonlyDeep<z.output<typeof missingIdsAnswerSchema>>

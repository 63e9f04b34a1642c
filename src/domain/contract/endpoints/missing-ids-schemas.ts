import { recordIdsSelectorSchema } from '#domain/contract/contract.ts'
import { z } from '#domain/contract/zod.ts'
import type { ReadonlyDeep } from './readonly-deep.ts'

export const missingIdsRequestSchema = z
  .object({ record_ids: recordIdsSelectorSchema.shape.record_ids })
  .meta({ id: 'MissingRecordIdsRequest' })

/** The ids that the queue does not have, in canonical form and in the order of the request. */
export const missingIdsAnswerSchema = z
  .object({ missing: z.array(z.string()) })
  .meta({ id: 'MissingRecordIdsResponse' })
export type MissingIdsAnswer = ReadonlyDeep<z.output<typeof missingIdsAnswerSchema>>

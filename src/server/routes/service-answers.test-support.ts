import { countAnswerSchema } from '#domain/contract/endpoints/count-schemas.ts'
import { z } from 'zod'
import {
  currentUserAnswerSchema,
  tokenAnswerSchema,
} from '#domain/contract/endpoints/account-schemas.ts'
import { exportUrlAnswerSchema } from '#domain/contract/endpoints/download-schemas.ts'
import {
  memberListAnswerSchema,
  queueAnswerSchema,
  queueListAnswerSchema,
  templateListAnswerSchema,
} from '#domain/contract/endpoints/queue-schemas.ts'
import { columnsAnswerSchema, pageAnswerSchema } from '#domain/contract/endpoints/record-schemas.ts'
import { healthcheckAnswerSchema } from '#domain/contract/endpoints/server-info-schemas.ts'

const token = z.strictObject({ ...tokenAnswerSchema.shape, access_token: z.jwt() })

/** The tests of the export check the file's contents. */
const file = z.string()

/** The 200 answer of each operation, by the router's path. */
export const serviceAnswers = {
  'POST /annotation_queues/:queue_id/records/export': file,
  'POST /annotation_queues/:queue_id/records/export/url': exportUrlAnswerSchema,
  'POST /annotation_queues/query': queueListAnswerSchema,
  'GET /annotation_queues/:queue_id': queueAnswerSchema,
  'GET /annotation_queues/:queue_id/templates': templateListAnswerSchema,
  'GET /annotation_queues/:queue_id/users': memberListAnswerSchema,
  'POST /annotation_queues/:queue_id/records/available_columns': columnsAnswerSchema,
  'POST /annotation_queues/:queue_id/records/count': countAnswerSchema,
  'POST /annotation_queues/:queue_id/partial_search': pageAnswerSchema,
  'POST /login': token,
  'POST /login/api_key': token,
  'GET /current_user': currentUserAnswerSchema,
  'GET /healthcheck': healthcheckAnswerSchema,
} as const satisfies Readonly<Record<string, z.core.$ZodType>>

export type ServiceOperation = keyof typeof serviceAnswers

const sentence = z.strictObject({ detail: z.string().min(1) })

export const errorBody = (status: number): z.ZodType =>
  status === 422
    ? z.strictObject({
        detail: z
          .array(
            z.strictObject({
              type: z.string().min(1),
              loc: z.array(z.union([z.string(), z.int()])).min(1),
              msg: z.string().min(1),
              input: z.unknown().optional(),
              ctx: z.looseObject({}).optional(),
            }),
          )
          .min(1)
          .max(100),
      })
    : sentence

import { z } from '#domain/contract/zod.ts'
import type { ReadonlyDeep } from './readonly-deep.ts'

const sampleUserSchema = z
  .object({ email: z.string(), name: z.string(), role: z.string(), key: z.string() })
  .meta({ id: 'SampleUser' })
const preparingQueueSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    records: z.number(),
    bytes: z.number(),
    total_bytes: z.number().nullable(),
  })
  .meta({ id: 'PreparingQueue' })

/** What the server tells the page before sign-in. */
export const serverInfoSchema = z
  .object({
    version: z.string(),
    mode: z.enum(['sample', 'queues']),
    /** Empty unless the mode is `sample`, like the two lists below. */
    sample_users: z.array(sampleUserSchema),
    preparing: z.array(preparingQueueSchema),
    failed: z.array(z.object({ name: z.string(), reason: z.string() })),
    /** The host of the real service that this server forwards calls to. */
    service: z.string().nullable(),
  })
  .meta({ id: 'ServerInfo' })
export type ServerInfo = ReadonlyDeep<z.output<typeof serverInfoSchema>>

export const healthcheckAnswerSchema = z
  .looseObject({
    status: z.literal('ok'),
    api_version: z.string().min(1),
    message: z.string().min(1),
    version: z.string().min(1),
    preparing: z.int().nonnegative(),
  })
  .meta({ id: 'Healthcheck' })
export type HealthcheckAnswer = z.output<typeof healthcheckAnswerSchema>

import { withMeta, z } from '#domain/contract/zod.ts'
import { importsShape } from './import-schemas.ts'
import type { ReadonlyDeep } from './readonly-deep.ts'

const sampleUserSchema = withMeta(
  z.object({ email: z.string(), name: z.string(), role: z.string(), key: z.string() }),
  { id: 'SampleUser' },
)

/** What the server tells the page before sign-in. */
export const serverInfoSchema = withMeta(
  z.object({
    version: z.string(),
    mode: z.enum(['sample', 'queues']),
    /** Empty unless the mode is `sample`, like the three lists below. */
    sample_users: z.array(sampleUserSchema),
    sample_queues: z.array(z.object({ id: z.string(), name: z.string() })),
    ...importsShape,
    /** The host of the real service that this server forwards calls to. */
    service: z.nullable(z.string()),
  }),
  { id: 'ServerInfo' },
)
export type ServerInfo = ReadonlyDeep<z.output<typeof serverInfoSchema>>

export const healthcheckAnswerSchema = withMeta(
  z.looseObject({
    status: z.literal('ok'),
    api_version: z.string().check(z.minLength(1)),
    message: z.string().check(z.minLength(1)),
    version: z.string().check(z.minLength(1)),
    preparing: z.int().check(z.nonnegative()),
    failed: z.int().check(z.nonnegative()),
  }),
  { id: 'Healthcheck' },
)
export type HealthcheckAnswer = z.output<typeof healthcheckAnswerSchema>

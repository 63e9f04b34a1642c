import { withMeta, z } from '#domain/contract/zod.ts'
import type { ReadonlyDeep } from './readonly-deep.ts'

const preparingQueueSchema = withMeta(
  z.object({
    id: z.string(),
    name: z.string(),
    records: z.number(),
    bytes: z.number(),
    total_bytes: z.nullable(z.number()),
  }),
  { id: 'PreparingQueue' },
)
export type PreparingQueue = ReadonlyDeep<z.output<typeof preparingQueueSchema>>

const failedQueueSchema = withMeta(
  z.object({ id: z.string(), name: z.string(), reason: z.string() }),
  { id: 'FailedQueue' },
)

/** The queues that this server is still importing, in order, and those that it could not import. */
export const importsShape = {
  preparing: z.array(preparingQueueSchema),
  failed: z.array(failedQueueSchema),
}
export const importsSchema = withMeta(z.object(importsShape), { id: 'Imports' })
export type Imports = ReadonlyDeep<z.output<typeof importsSchema>>

import { configurationSchema } from '#domain/configuration/configuration-schema.ts'
import { z } from '#domain/contract/zod.ts'
import { receiptSchema } from './receipt.ts'

const pastRunSchema = z.object({ receipt: receiptSchema, configuration: configurationSchema })

/** All that is kept of a past run. With 100 000 record ids it takes megabytes. */
export type PastRun = Readonly<z.output<typeof pastRunSchema>>

/** A past run as the browser returns it; null if this version cannot read it. */
export const readPastRun = (value: unknown): PastRun | null =>
  pastRunSchema.safeParse(value).data ?? null

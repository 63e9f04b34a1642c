import { configurationSchema } from '#domain/configuration/configuration-schema.ts'
import { z } from '#domain/contract/zod.ts'
import { receiptSchema } from './receipt-schema.ts'

/** Everything saved of a past run. With 100 000 record ids it takes megabytes. */
export const pastRunSchema = z.object({
  receipt: receiptSchema,
  configuration: configurationSchema,
})
export type PastRun = Readonly<z.output<typeof pastRunSchema>>

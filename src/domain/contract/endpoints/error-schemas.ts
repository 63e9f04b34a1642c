import { z } from '#domain/contract/zod.ts'

/** The body of every error that is not a list of validation errors. */
export const errorDetailSchema = z.object({ detail: z.string() }).meta({ id: 'ErrorDetail' })

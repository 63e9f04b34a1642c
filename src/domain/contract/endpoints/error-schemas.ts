import { withMeta, z } from '#domain/contract/zod.ts'

/** The body of every error that is not a list of validation errors. */
export const errorDetailSchema = withMeta(z.object({ detail: z.string() }), { id: 'ErrorDetail' })

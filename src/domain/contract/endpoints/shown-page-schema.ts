import { z } from '#domain/contract/zod.ts'

/**
 * The part of a page that the browser reads, because the real service may send the rest in another
 * form.
 */
export const shownPageSchema = z.object({ records: z.array(z.record(z.string(), z.unknown())) })

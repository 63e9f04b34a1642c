import { z } from '#domain/contract/zod.ts'

/** The part of a page that the browser reads; the real service may say the rest in other ways. */
export const shownPageSchema = z.object({ records: z.array(z.record(z.string(), z.unknown())) })

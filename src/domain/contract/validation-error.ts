import { z } from './zod.ts'

/** One item of a 422's `detail`, in the vocabulary of pydantic 2. */
const validationErrorItemSchema = z
  .object({
    loc: z.array(z.union([z.string(), z.int()])),
    msg: z.string(),
    type: z.string(),
    input: z.unknown().optional(),
    ctx: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'ValidationError' })
export type ValidationErrorItem = z.output<typeof validationErrorItemSchema>

export const httpValidationErrorSchema = z
  .object({ detail: z.array(validationErrorItemSchema).optional() })
  .meta({ id: 'HTTPValidationError' })

/** The most items reported for one body. */
export const maxReportedErrors = 100

import { withMeta, z } from './zod.ts'

/** One item of a 422's `detail`, in the vocabulary of pydantic 2. */
const validationErrorItemSchema = withMeta(
  z.object({
    loc: z.array(z.union([z.string(), z.int()])),
    msg: z.string(),
    type: z.string(),
    input: z.optional(z.unknown()),
    ctx: z.optional(z.record(z.string(), z.unknown())),
  }),
  { id: 'ValidationError' },
)
export type ValidationErrorItem = z.output<typeof validationErrorItemSchema>

export const httpValidationErrorSchema = withMeta(
  z.object({ detail: z.optional(z.array(validationErrorItemSchema)) }),
  { id: 'HTTPValidationError' },
)

/** The most items reported for one body. */
export const maxReportedErrors = 100

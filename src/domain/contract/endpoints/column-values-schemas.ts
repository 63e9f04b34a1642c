import { withMeta, z } from '#domain/contract/zod.ts'
import type { ReadonlyDeep } from './readonly-deep.ts'

export const maxLookedUpColumns = 50
const maxValues = 100

const lookupSchema = withMeta(
  z.object({
    column_id: z.string(),
    search: z._default(z.string(), ''),
    limit: z._default(
      withMeta(
        z
          .int()
          .check(
            z.refine((value) => value >= 1 && value <= maxValues, `should be 1 to ${maxValues}`),
          ),
        { minimum: 1, maximum: maxValues },
      ),
      20,
    ),
  }),
  { id: 'ColumnLookup' },
)

export const columnValuesRequestSchema = withMeta(
  z.object({
    columns: withMeta(z.array(lookupSchema).check(z.minLength(1)), {
      maxItems: maxLookedUpColumns,
    }),
  }),
  { id: 'ColumnValuesRequest' },
)

/** A request for a column's values. `search` finds values that contain it, ignoring case. */
export type ColumnLookupRequest = Readonly<z.input<typeof lookupSchema>>
export type ColumnLookup = Readonly<z.output<typeof lookupSchema>>

const bound = z.union([z.number(), z.string()])
const columnValuesSchema = withMeta(
  z.object({
    column_id: z.string(),
    missing: z.int(),
    distinct: z.int(),
    values: z.array(
      z.object({ value: z.union([z.string(), z.number(), z.boolean()]), count: z.int() }),
    ),
    histogram: z.nullable(
      z.object({ buckets: z.array(z.object({ from: bound, to: bound, count: z.int() })) }),
    ),
  }),
  { id: 'ColumnValues' },
)
export const columnValuesAnswerSchema = withMeta(
  z.object({ columns: z.array(columnValuesSchema) }),
  { id: 'ColumnValuesResponse' },
)

/**
 * The values of a column that this user may see, most frequent first; ties are sorted by value.
 * Numbers and dates (ISO instants) have a histogram. Dates and texts of more than 200 characters are
 * not in `values`.
 */
export type ColumnValues = ReadonlyDeep<z.output<typeof columnValuesSchema>>
export type ColumnValuesAnswer = ReadonlyDeep<z.output<typeof columnValuesAnswerSchema>>

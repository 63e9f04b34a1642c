import { queryOptions } from '@tanstack/react-query'
import { z } from '#domain/contract/zod.ts'
import { nullIfUnsupported } from './api-failure.ts'
import { ask, retryOnce } from './http.ts'
import { sessionKey, type Session } from './session.ts'

const place = z.union([z.number(), z.string()])
const columnValuesSchema = z.object({
  column_id: z.string(),
  missing: z.int(),
  distinct: z.int(),
  values: z.array(
    z.object({ value: z.union([z.string(), z.number(), z.boolean()]), count: z.int() }),
  ),
  histogram: z
    .object({ buckets: z.array(z.object({ from: place, to: place, count: z.int() })) })
    .nullable(),
})
const answerSchema = z.object({ columns: z.array(columnValuesSchema) })

/**
 * What a column holds: its values, the most frequent first, and of numbers and dates (ISO instants)
 * how they lie between the least and the greatest.
 */
export type ColumnValues = z.output<typeof columnValuesSchema>

/** A column to look into; `search` keeps the values that contain it, in any case. */
export type ColumnLookup = {
  readonly column_id: string
  readonly search?: string
  readonly limit?: number
}

/** What some columns hold, in their order; `null` where the service does not tell it. */
export const columnValuesQuery = (
  session: Session,
  queueId: string,
  columns: readonly ColumnLookup[],
) =>
  queryOptions({
    queryKey: [...sessionKey(session), 'column-values', queueId, columns],
    queryFn: async ({ signal }): Promise<readonly ColumnValues[] | null> => {
      const path = `/winnow/annotation_queues/${encodeURIComponent(queueId)}/column_values`
      const call = { method: 'POST', path, body: { columns }, signal } as const
      const asked = ask(session, call, answerSchema, 'the values of the columns')
      return (await nullIfUnsupported(asked))?.columns ?? null
    },
    retry: retryOnce,
    staleTime: 60_000,
  })

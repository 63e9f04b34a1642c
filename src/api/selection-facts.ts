import { queryOptions } from '@tanstack/react-query'
import { z } from '#domain/contract/zod.ts'
import type { ExportRequest } from '#domain/contract/contract.ts'
import { nullIfUnsupported } from './api-failure.ts'
import { ask, retryOnce } from './http.ts'
import { sessionKey, type Session } from './session.ts'

const cellsSchema = z.array(z.object({ column_id: z.string(), count: z.int() }))
const factsSchema = z.object({
  selected: z.int(),
  records: z.int(),
  unfinished: z.int(),
  bytes: z.number(),
  bytes_are_exact: z.boolean(),
  empty_columns: z.array(z.string()),
  long_cells: cellsSchema,
  formula_cells: cellsSchema,
  non_ascii_cells: cellsSchema,
  digit_cells: cellsSchema,
  rewritten_cells: cellsSchema,
  empty_lines: z.int(),
  timeline: z
    .object({
      buckets: z.array(
        z.object({ from: z.string(), to: z.string(), total: z.int(), selected: z.int() }),
      ),
    })
    .nullable(),
  fully_annotated: z.object({ selected: z.int() }).nullable(),
})
export type SelectionFacts = z.output<typeof factsSchema>

/** What should be known of an export before it is made; `null` where the service does not tell it. */
export const selectionFactsQuery = (session: Session, queueId: string, request: ExportRequest) =>
  queryOptions({
    queryKey: [...sessionKey(session), 'selection-facts', queueId, request],
    queryFn: ({ signal }): Promise<SelectionFacts | null> => {
      const path = `/winnow/annotation_queues/${encodeURIComponent(queueId)}/selection_facts`
      const call = { method: 'POST', path, body: request, signal } as const
      return nullIfUnsupported(ask(session, call, factsSchema, 'the selection'))
    },
    retry: retryOnce,
    staleTime: 30_000,
    gcTime: 60_000,
  })

import { queryOptions } from '@tanstack/react-query'
import { z } from '#domain/contract/zod.ts'
import type { FilterTree } from '#domain/contract/contract.ts'
import { nullIfUnsupported } from './api-failure.ts'
import { ask, retryOnce } from './http.ts'
import { unversionedQueuePath } from './queue-path.ts'
import { sessionKey, type Session } from './session.ts'

const pageSchema = z.object({ records: z.array(z.record(z.string(), z.unknown())) })

export type Preview = {
  readonly filter_tree: FilterTree
  /** Null: every column that is not empty. */
  readonly column_ids: readonly string[] | null
  readonly redact: boolean
  /** Only records that a file of computed metrics only holds; the documented service does not know it. */
  readonly export_computed_metrics_only: boolean
  readonly limit: number
}

/** The first records of a selection, cells under their column ids; `null` where the service has no search. */
export const partialSearchQuery = (
  session: Session,
  queueId: string,
  { filter_tree, column_ids, redact, export_computed_metrics_only, limit }: Preview,
) =>
  queryOptions({
    queryKey: [
      ...sessionKey(session),
      'preview',
      queueId,
      filter_tree,
      column_ids,
      { redact, export_computed_metrics_only, limit },
    ],
    queryFn: async ({ signal }) => {
      const body = {
        starting_token: 0,
        limit,
        filter_tree,
        select_columns: column_ids
          ? { column_ids }
          : { include_all_metrics: true, include_all_feedback: true },
        truncate_fields: true,
        redact,
        ...(export_computed_metrics_only ? { export_computed_metrics_only } : {}),
      }
      const path = unversionedQueuePath(queueId, '/partial_search')
      const call = { method: 'POST', path, body, signal } as const
      const asked = ask(session, call, pageSchema, 'the records')
      return (await nullIfUnsupported(asked))?.records ?? null
    },
    retry: retryOnce,
    staleTime: 30_000,
    gcTime: 60_000,
  })

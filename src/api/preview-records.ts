import { queryOptions } from '@tanstack/react-query'
import { shownPageSchema } from '#domain/contract/endpoints/shown-page-schema.ts'
import type { FilterTree } from '#domain/contract/contract.ts'
import { nullIfUnsupported } from './api-failure.ts'
import { retryOnce } from './call-retries.ts'
import { ask } from './http.ts'
import { unversionedQueuePath } from './addresses.ts'
import { sessionKey, type Session } from './session.ts'

export type Preview = {
  readonly filter_tree: FilterTree
  readonly column_ids: readonly string[] | null
  readonly redact: boolean
  readonly export_computed_metrics_only: boolean
  readonly limit: number
}

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
      const asked = ask(session, call, shownPageSchema, 'the records')
      return (await nullIfUnsupported(asked))?.records ?? null
    },
    retry: retryOnce,
    staleTime: 30_000,
    gcTime: 60_000,
  })

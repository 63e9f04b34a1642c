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
    queryFn: ({ signal }) => {
      const select_columns = column_ids
        ? { column_ids }
        : { include_all_metrics: true, include_all_feedback: true }
      const computed = export_computed_metrics_only ? { export_computed_metrics_only } : {}
      const options = { limit, filter_tree, select_columns, redact, ...computed }
      return search(session, queueId, { ...options, truncate_fields: true }, signal)
    },
    retry: retryOnce,
    staleTime: 30_000,
    gcTime: 60_000,
  })

export type WholeCells = Pick<Preview, 'redact' | 'export_computed_metrics_only'> & {
  readonly record_id: string
  readonly column_ids: readonly string[]
}

/** Some cells of one record, not shortened as in a preview. No records if it is gone. */
export const wholeCellsQuery = (
  session: Session,
  queueId: string,
  { record_id, column_ids, redact, export_computed_metrics_only }: WholeCells,
) =>
  queryOptions({
    queryKey: [
      ...sessionKey(session),
      'whole cells',
      queueId,
      record_id,
      column_ids,
      { redact, export_computed_metrics_only },
    ],
    queryFn: ({ signal }) => {
      const filter = { type: 'id', column_id: 'id', operator: 'eq', value: record_id } as const
      const computed = export_computed_metrics_only ? { export_computed_metrics_only } : {}
      const select_columns = { column_ids }
      const options = { limit: 1, filter_tree: { filter }, select_columns, redact, ...computed }
      return search(session, queueId, { ...options, truncate_fields: false }, signal)
    },
    retry: retryOnce,
    staleTime: 30_000,
    gcTime: 60_000,
  })

async function search(session: Session, queueId: string, body: object, signal: AbortSignal) {
  const path = unversionedQueuePath(queueId, '/partial_search')
  const call = { method: 'POST', path, body: { starting_token: 0, ...body }, signal } as const
  const asked = ask(session, call, shownPageSchema, 'the records')
  return (await nullIfUnsupported(asked))?.records ?? null
}

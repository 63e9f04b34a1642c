import { useQuery } from '@tanstack/react-query'
import { messageOf } from '#api/api-failure.ts'
import { askAgainWhileAway } from '#api/call-retries.ts'
import { selectionFactsQuery } from '#api/get-selection-facts.ts'
import type { SelectionFacts } from '#domain/contract/endpoints/selection-facts-schemas.ts'
import type { Session } from '#api/session.ts'
import type { ExportRequest } from '#domain/contract/contract.ts'
import { isOfQueue } from './is-of-queue.ts'
import { useAskedFor } from './use-asked-for.ts'

export type SelectionFactsOptions = {
  readonly session: Session
  readonly queueId: string | null
  readonly request: ExportRequest | undefined
  readonly isCurrent: boolean
}

export type FactsState =
  | { readonly state: 'loading' }
  | { readonly state: 'unreported' }
  | { readonly state: 'failed'; readonly message: string; readonly retry: () => void }
  | {
      readonly state: 'known'
      readonly facts: SelectionFacts
      /** The request that these facts are of, which may be the one before. */
      readonly request: ExportRequest
      readonly isOutdated: boolean
    }

/** Placeholder while there is nothing to ask for. */
const everything: ExportRequest = {
  export_format: 'jsonl',
  redact: true,
  export_computed_metrics_only: false,
  column_ids: null,
  record_selector: { type: 'filter_tree', filter_tree: { and: [] } },
}

/** The last facts stay until the next ones arrive. */
export function useSelectionFacts(options: SelectionFactsOptions): FactsState {
  const { session, queueId, request = everything, isCurrent } = options
  const query = useQuery({
    ...selectionFactsQuery(session, queueId ?? '', request),
    enabled: queueId !== null && request !== everything,
    refetchInterval: askAgainWhileAway,
    placeholderData: (last, lastQuery) =>
      isOfQueue(lastQuery?.queryKey, queueId) ? last : undefined,
  })
  const { data, error } = query
  const of = useAskedFor(data, request, query.isPlaceholderData)
  if (data) {
    return {
      state: 'known',
      facts: data,
      request: of ?? request,
      isOutdated: !isCurrent || query.isPlaceholderData,
    }
  }
  if (data === null) return { state: 'unreported' }
  return error
    ? { state: 'failed', message: messageOf(error), retry: () => void query.refetch() }
    : { state: 'loading' }
}

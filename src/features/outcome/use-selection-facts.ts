import { useQuery } from '@tanstack/react-query'
import { hashKey } from '#api/hash-key.ts'
import { selectionFactsQuery } from '#api/selection-facts.ts'
import type { Session } from '#api/session.ts'
import type { ExportRequest } from '#domain/contract.ts'
import type { FileFactsProps } from './file-facts.tsx'
import { isOfQueue } from './is-of-queue.ts'

export type SelectionFactsOptions = {
  readonly session: Session
  readonly queueId: string | null
  /** Undefined before there is one. */
  readonly request: ExportRequest | undefined
  readonly isCurrent: boolean
}

/** Stands in while there is nothing to ask. */
const everything: ExportRequest = {
  export_format: 'jsonl',
  redact: true,
  export_computed_metrics_only: false,
  column_ids: null,
  record_selector: { type: 'filter_tree', filter_tree: { and: [] } },
}

/** What is told of the file as the configuration changes; the last answer stays until the next is there. */
export function useSelectionFacts(
  options: SelectionFactsOptions,
): Omit<FileFactsProps, 'columns' | 'timeZone'> | null {
  const { session, queueId, request = everything, isCurrent } = options
  const query = useQuery({
    ...selectionFactsQuery(session, queueId ?? '', request),
    queryKeyHashFn: hashKey,
    enabled: queueId !== null && request !== everything,
    placeholderData: (last, lastQuery) =>
      isOfQueue(lastQuery?.queryKey, queueId) ? last : undefined,
  })
  // Nobody needs to hear that they could not be had: count and preview say what is wrong.
  if (!query.data) return null
  return { facts: query.data, request, isOutdated: !isCurrent || query.isPlaceholderData }
}

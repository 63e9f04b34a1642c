import { queryOptions } from '@tanstack/react-query'
import type { ExportRequest } from '#domain/contract/contract.ts'
import { retryOnce } from './call-retries.ts'
import { getSelectionFacts } from './queue-calls.ts'
import { sessionKey, type Session } from './session.ts'

export const selectionFactsQuery = (session: Session, queueId: string, request: ExportRequest) =>
  queryOptions({
    queryKey: [...sessionKey(session), 'selection-facts', queueId, request],
    queryFn: ({ signal }) => getSelectionFacts(session, queueId, request, signal),
    retry: retryOnce,
    staleTime: 30_000,
    gcTime: 60_000,
  })

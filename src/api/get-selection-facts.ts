import { queryOptions } from '@tanstack/react-query'
import {
  selectionFactsSchema,
  type SelectionFacts,
} from '#domain/contract/endpoints/selection-facts-schemas.ts'
import type { ExportRequest } from '#domain/contract/contract.ts'
import { ownQueuePath } from './addresses.ts'
import { nullIfUnsupported } from './api-failure.ts'
import { retryOnce } from './call-retries.ts'
import { ask } from './http.ts'
import { sessionKey, type Session } from './session.ts'

export const selectionFactsQuery = (session: Session, queueId: string, request: ExportRequest) =>
  queryOptions({
    queryKey: [...sessionKey(session), 'selection-facts', queueId, request],
    queryFn: ({ signal }): Promise<SelectionFacts | null> => {
      const path = ownQueuePath(queueId, '/selection_facts')
      const call = { method: 'POST', path, body: request, signal } as const
      return nullIfUnsupported(ask(session, call, selectionFactsSchema, 'the selection'))
    },
    retry: retryOnce,
    staleTime: 30_000,
    gcTime: 60_000,
  })

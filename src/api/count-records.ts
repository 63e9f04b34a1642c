import { queryOptions } from '@tanstack/react-query'
import type { FilterTree } from '#domain/contract/contract.ts'
import { retryOnce } from './call-retries.ts'
import { countRecords } from './queue-calls.ts'
import { sessionKey, type Session } from './session.ts'

export const countRecordsQuery = (session: Session, queueId: string, filter_tree: FilterTree) =>
  queryOptions({
    queryKey: [...sessionKey(session), 'count', queueId, filter_tree],
    queryFn: ({ signal }) => countRecords(session, queueId, filter_tree, signal),
    retry: retryOnce,
    staleTime: 30_000,
    gcTime: 60_000,
  })

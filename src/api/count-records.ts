import { queryOptions } from '@tanstack/react-query'
import type { FilterTree } from '#domain/contract/contract.ts'
import { countAnswerSchema } from '#domain/contract/endpoints/count-schemas.ts'
import { retryOnce } from './call-retries.ts'
import { ask } from './http.ts'
import { unversionedQueuePath } from './addresses.ts'
import { sessionKey, type Session } from './session.ts'

export const countRecordsQuery = (session: Session, queueId: string, filter_tree: FilterTree) =>
  queryOptions({
    queryKey: [...sessionKey(session), 'count', queueId, filter_tree],
    queryFn: async ({ signal }) => {
      const path = unversionedQueuePath(queueId, '/records/count')
      const call = { method: 'POST', path, body: { filter_tree }, signal } as const
      const answer = await ask(session, call, countAnswerSchema, 'the number of records')
      return answer.total_count
    },
    retry: retryOnce,
    staleTime: 30_000,
    gcTime: 60_000,
  })

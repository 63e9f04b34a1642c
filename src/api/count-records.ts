import { queryOptions } from '@tanstack/react-query'
import { z } from '#domain/contract/zod.ts'
import type { FilterTree } from '#domain/contract/contract.ts'
import { ask, retryOnce } from './http.ts'
import { unversionedQueuePath } from './queue-path.ts'
import { sessionKey, type Session } from './session.ts'

const countSchema = z.object({ total_count: z.int() })

/** How many records a tree selects. Services without the operation answer 404 or 405. */
export const countRecordsQuery = (session: Session, queueId: string, filter_tree: FilterTree) =>
  queryOptions({
    queryKey: [...sessionKey(session), 'count', queueId, filter_tree],
    queryFn: async ({ signal }) => {
      const path = unversionedQueuePath(queueId, '/records/count')
      const call = { method: 'POST', path, body: { filter_tree }, signal } as const
      const answer = await ask(session, call, countSchema, 'the number of records')
      return answer.total_count
    },
    retry: retryOnce,
    staleTime: 30_000,
    gcTime: 60_000,
  })

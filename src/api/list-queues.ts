import { infiniteQueryOptions } from '@tanstack/react-query'
import { queueListResponseSchema, type QueueListResponse } from '#domain/contract/queues.ts'
import { retryOnce } from './call-retries.ts'
import { ask } from './http.ts'
import { sessionKey, type Session } from './session.ts'

const pageSize = 100

/** Undefined at an empty page or a repeated token, so that no service causes an endless loop. */
export const nextToken = (
  { next_starting_token: next, annotation_queues: queues }: QueueListResponse,
  _pages: unknown,
  last: number,
): number | undefined =>
  typeof next === 'number' && next > last && queues.length > 0 ? next : undefined

export const listQueuesQuery = (session: Session) =>
  infiniteQueryOptions({
    queryKey: [...sessionKey(session), 'queues'],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      ask(
        session,
        {
          method: 'POST',
          path: `/v2/annotation_queues/query?starting_token=${pageParam}&limit=${pageSize}`,
          body: { sort: { name: 'updated_at', ascending: false, sort_type: 'column' } },
          signal,
        },
        queueListResponseSchema,
        'the queues',
      ),
    getNextPageParam: nextToken,
    retry: retryOnce,
    staleTime: 60_000,
  })

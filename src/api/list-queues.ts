import { infiniteQueryOptions } from '@tanstack/react-query'
import { queueListResponseSchema } from '#domain/queues.ts'
import { ask, retryOnce } from './http.ts'
import { sessionKey, type Session } from './session.ts'

const pageSize = 100

/** All queues that the person can read, 100 at a time, the last changed first. */
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
    getNextPageParam: (page) => page.next_starting_token ?? undefined,
    retry: retryOnce,
    staleTime: 60_000,
  })

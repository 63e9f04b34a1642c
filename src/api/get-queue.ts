import { queryOptions } from '@tanstack/react-query'
import { retryOnce } from './call-retries.ts'
import { getQueue } from './queue-calls.ts'
import { sessionKey, type Session } from './session.ts'

export const queueQuery = (session: Session, queueId: string) =>
  queryOptions({
    queryKey: [...sessionKey(session), 'queue', queueId],
    queryFn: ({ signal }) => getQueue(session, queueId, signal),
    retry: retryOnce,
    staleTime: 60_000,
  })

import { queryOptions } from '@tanstack/react-query'
import { queueSchema } from '#domain/contract/queues.ts'
import { retryOnce } from './call-retries.ts'
import { ask } from './http.ts'
import { queuePath } from './addresses.ts'
import { sessionKey, type Session } from './session.ts'

export const queueQuery = (session: Session, queueId: string) =>
  queryOptions({
    queryKey: [...sessionKey(session), 'queue', queueId],
    queryFn: ({ signal }) =>
      ask(session, { method: 'GET', path: queuePath(queueId), signal }, queueSchema, 'the queue'),
    retry: retryOnce,
    staleTime: 60_000,
  })

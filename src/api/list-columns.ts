import { queryOptions } from '@tanstack/react-query'
import { retryOnce } from './call-retries.ts'
import { listColumns } from './queue-calls.ts'
import { sessionKey, type Session } from './session.ts'

export const columnsQuery = (session: Session, queueId: string) =>
  queryOptions({
    queryKey: [...sessionKey(session), 'columns', queueId],
    queryFn: ({ signal }) => listColumns(session, queueId, signal),
    retry: retryOnce,
    staleTime: 60_000,
  })

import { queryOptions } from '@tanstack/react-query'
import { retryOnce } from './call-retries.ts'
import { listMembers } from './queue-calls.ts'
import { sessionKey, type Session } from './session.ts'

export const membersQuery = (session: Session, queueId: string) =>
  queryOptions({
    queryKey: [...sessionKey(session), 'members', queueId],
    queryFn: ({ signal }) => listMembers(session, queueId, signal),
    retry: retryOnce,
    staleTime: 60_000,
  })

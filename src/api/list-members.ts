import { queryOptions } from '@tanstack/react-query'
import { queueUserListSchema, type QueueUser } from '#domain/contract/queues.ts'
import { nullIfUnsupported } from './api-failure.ts'
import { retryOnce } from './call-retries.ts'
import { ask } from './http.ts'
import { queuePath } from './addresses.ts'
import { sessionKey, type Session } from './session.ts'

const pageSize = 100
/** Stops on a service that never ends its list. */
const mostPages = 100

export const membersQuery = (session: Session, queueId: string) =>
  queryOptions({
    queryKey: [...sessionKey(session), 'members', queueId],
    queryFn: ({ signal }) => nullIfUnsupported(allMembers(session, queueId, signal)),
    retry: retryOnce,
    staleTime: 60_000,
  })

async function allMembers(
  session: Session,
  queueId: string,
  signal: AbortSignal,
): Promise<readonly QueueUser[]> {
  const members: QueueUser[] = []
  let token = 0
  for (let page = 0; page < mostPages; page += 1) {
    const path = queuePath(queueId, `/users?starting_token=${token}&limit=${pageSize}`)
    const call = { method: 'GET', path, signal } as const
    const answer = await ask(session, call, queueUserListSchema, 'the members')
    members.push(...answer.collaborators)
    const next = answer.next_starting_token
    if (typeof next !== 'number' || next <= token) break
    token = next
  }
  return members
}

import { useQuery } from '@tanstack/react-query'
import { messageOf, ServiceError } from '#api/api-failure.ts'
import { queueQuery } from '#api/get-queue.ts'
import { columnsQuery } from '#api/list-columns.ts'
import { askAgainWhileAway } from '#api/call-retries.ts'
import { membersQuery } from '#api/list-members.ts'
import { localConnection, type Session } from '#api/session.ts'
import type { Column } from '#domain/contract/columns.ts'
import { contractFormats, exportFormats } from '#domain/contract/contract.ts'
import type { Queue } from '#domain/contract/queues.ts'
import { mayUnredactBy } from '#domain/contract/redaction-rights.ts'
import type { KnownQueue } from '#domain/configuration/to-request.ts'
import type { ColumnsState } from '#features/file-options/columns-state.ts'

export type OpenQueue = {
  readonly queue: Queue | null
  readonly isLoading: boolean
  /** The service is still importing it, so the page polls. */
  readonly isPreparing: boolean
  readonly failure: { readonly message: string; readonly retry: () => void } | null
  readonly columns: ColumnsState
  readonly known: KnownQueue
}

/** Loads the chosen queue. What the service does not report is null. */
export function useKnownQueue(session: Session, queueId: string | null): OpenQueue {
  const id = queueId ?? ''
  const enabled = queueId !== null
  const isOwn = session.connection.id === localConnection.id
  const queue = useQuery({
    ...queueQuery(session, id),
    enabled,
    refetchInterval: (query) =>
      (isOwn && secondsUntilReady(query.state.error) * 1000) || askAgainWhileAway(query),
  })
  const isPreparing = isOwn && secondsUntilReady(queue.error) > 0
  const columns = useQuery({
    ...columnsQuery(session, id),
    enabled: enabled && !isPreparing,
    refetchInterval: askAgainWhileAway,
  })
  const members = useQuery({ ...membersQuery(session, id), enabled: enabled && !isPreparing })
  return {
    queue: queue.data ?? null,
    isLoading: queue.isLoading,
    isPreparing,
    failure: queue.isError
      ? { message: messageOf(queue.error), retry: () => void queue.refetch() }
      : null,
    columns: columnsState(columns),
    known: {
      columns: columns.data ?? null,
      members: members.data ?? null,
      may_unredact: queue.data ? mayUnredactBy(queue.data) : null,
      formats: isOwn ? contractFormats : exportFormats,
      queue_name: queue.data?.name ?? null,
    },
  }
}

/** Retry-After of a queue that our server is importing; otherwise 0. */
const secondsUntilReady = (error: Error | null): number =>
  error instanceof ServiceError && error.status === 503 ? Math.max(1, error.retryAfter ?? 2) : 0

type Asked<T> = {
  readonly data: T | null | undefined
  readonly error: Error | null
  readonly refetch: () => unknown
}

function columnsState({ data, error, refetch }: Asked<readonly Column[]>): ColumnsState {
  if (data) return { state: 'listed', columns: data }
  if (data === null) return { state: 'unlisted' }
  if (error) return { state: 'failed', message: messageOf(error), retry: () => void refetch() }
  return { state: 'loading' }
}

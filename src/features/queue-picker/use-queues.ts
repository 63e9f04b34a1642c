import { useEffect } from 'react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { messageOf } from '#api/api-failure.ts'
import { askAgainWhileAway } from '#api/call-retries.ts'
import { listQueuesQuery } from '#api/list-queues.ts'
import type { Session } from '#api/session.ts'
import type { Queue } from '#domain/contract/queues.ts'

/** The most queues listed. The service sends 100 per request. */
export const mostQueues = 2000

export type Queues = {
  readonly queues: readonly Queue[]
  readonly state: 'loading' | 'failed' | 'loaded'
  readonly message: string
  readonly retry: () => void
  readonly isComplete: boolean
}

export function useQueues(session: Session): Queues {
  const query = useInfiniteQuery({
    ...listQueuesQuery(session),
    refetchInterval: askAgainWhileAway,
    select: ({ pages }) => pages.flatMap((page) => page.annotation_queues),
  })
  const queues = query.data ?? none
  const { hasNextPage, isFetching, isError, fetchNextPage } = query
  const wantsMore = hasNextPage && !isFetching && !isError && queues.length < mostQueues
  // Loads all pages; the list shows each one as it arrives.
  useEffect(() => {
    if (wantsMore) void fetchNextPage()
  }, [wantsMore, fetchNextPage])
  return {
    queues,
    state: isError ? 'failed' : query.isPending ? 'loading' : 'loaded',
    message: query.isError ? messageOf(query.error) : '',
    retry: () => void (query.isFetchNextPageError ? fetchNextPage() : query.refetch()),
    isComplete: query.isSuccess && !hasNextPage,
  }
}

const none: readonly Queue[] = []

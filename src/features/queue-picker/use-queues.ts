import { useEffect } from 'react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { messageOf } from '#api/api-failure.ts'
import { askAgainWhileAway } from '#api/call-retries.ts'
import { listQueuesQuery } from '#api/list-queues.ts'
import type { Session } from '#api/session.ts'
import type { Imports } from '#domain/contract/endpoints/import-schemas.ts'
import type { Queue } from '#domain/contract/queues.ts'

/** The most queues listed. The service sends 100 per request. */
export const mostQueues = 2000

export type Queues = {
  readonly queues: readonly Queue[]
  readonly state: 'loading' | 'failed' | 'loaded'
  readonly message: string
  readonly retry: () => void
  readonly isComplete: boolean
  readonly imports: Imports
}

/** Milliseconds between calls while the server imports queues, for each page of the list. */
const importInterval = 500

export function useQueues(session: Session): Queues {
  const query = useInfiniteQuery({
    ...listQueuesQuery(session),
    refetchInterval: (asked) => {
      const { error, data: { pages } = { pages: [] } } = asked.state
      if (error) return askAgainWhileAway(asked)
      return !!pages[0]?.winnow?.preparing.length && importInterval * pages.length
    },
    select: ({ pages }) => ({
      queues: pages.flatMap((page) => page.annotation_queues),
      imports: pages[0]?.winnow ?? none.imports,
    }),
  })
  const { queues, imports } = query.data ?? none
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
    imports,
  }
}

const none: Pick<Queues, 'queues' | 'imports'> = {
  queues: [],
  imports: { preparing: [], failed: [] },
}

import { queryOptions } from '@tanstack/react-query'
import { treeCountsAnswerSchema } from '#domain/contract/endpoints/tree-counts-schemas.ts'
import type { FilterTree } from '#domain/contract/contract.ts'
import { ownQueuePath } from './addresses.ts'
import { nullIfUnsupported } from './api-failure.ts'
import { retryOnce } from './call-retries.ts'
import { ask } from './http.ts'
import { sessionKey, type Session } from './session.ts'

export const treeCountsQuery = (
  session: Session,
  queueId: string,
  filter_trees: readonly FilterTree[],
) =>
  queryOptions({
    queryKey: [...sessionKey(session), 'tree-counts', queueId, filter_trees],
    queryFn: async ({ signal }) => {
      const path = ownQueuePath(queueId, '/tree_counts')
      const call = { method: 'POST', path, body: { filter_trees }, signal } as const
      const asked = ask(session, call, treeCountsAnswerSchema, 'the counts of the filter')
      return (await nullIfUnsupported(asked))?.trees ?? null
    },
    retry: retryOnce,
    staleTime: 30_000,
    gcTime: 60_000,
  })

import { queryOptions } from '@tanstack/react-query'
import { z } from '#domain/contract/zod.ts'
import type { FilterTree } from '#domain/contract/contract.ts'
import { nullIfUnsupported } from './api-failure.ts'
import { ask, retryOnce } from './http.ts'
import { sessionKey, type Session } from './session.ts'

const treeCountSchema = z.object({
  total: z.int(),
  nodes: z.array(z.object({ count: z.int(), without: z.int().nullable() })),
  mute: z.array(z.int()).nullable(),
})
const answerSchema = z.object({ trees: z.array(treeCountSchema) })

/**
 * How many records each node of each tree selects, in preorder; of a leaf also what the tree would
 * select without it, and the fewest leaves to mute where the tree selects nothing.
 */
export type TreeCount = z.output<typeof treeCountSchema>

/** The counts of all nodes of some trees; `null` where the service does not tell them. */
export const treeCountsQuery = (
  session: Session,
  queueId: string,
  filter_trees: readonly FilterTree[],
) =>
  queryOptions({
    queryKey: [...sessionKey(session), 'tree-counts', queueId, filter_trees],
    queryFn: async ({ signal }) => {
      const path = `/winnow/annotation_queues/${encodeURIComponent(queueId)}/tree_counts`
      const call = { method: 'POST', path, body: { filter_trees }, signal } as const
      const asked = ask(session, call, answerSchema, 'the counts of the tree')
      return (await nullIfUnsupported(asked))?.trees ?? null
    },
    retry: retryOnce,
    staleTime: 30_000,
    gcTime: 60_000,
  })

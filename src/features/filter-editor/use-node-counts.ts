import { useMemo, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { messageOf, ServiceError } from '#api/api-failure.ts'
import { treeCountsQuery } from '#api/count-tree-nodes.ts'
import { maxCountedTrees, type TreeCount } from '#domain/contract/endpoints/tree-counts-schemas.ts'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { fixDates, hasRelativeDates } from '#domain/filter-tree/fix-dates.ts'
import { completeTrees, type CompleteTree } from '#domain/configuration/complete-trees.ts'
import type { KnownQueue } from '#domain/configuration/to-request.ts'
import { usePresent } from '#ui/use-present.ts'
import { useSettled } from '#ui/use-settled.ts'
import type { CountedQueue, CountsOfTree, NodeCount, NodeCounts } from './node-counts.ts'
import { maxSubtrees, useSubtreeCounts } from './use-subtree-counts.ts'
import * as words from './words.ts'

/** Debounce for typing, in milliseconds. */
const pause = 350

export type FoundCounts = CountsOfTree & {
  /** Why rows of a complete tree have no counts; null if they have, or will. */
  readonly whyNone: string | null
  /** The fewest leaves to mute so that records match; null if some do. */
  readonly toMute: readonly string[] | null
}

type Found = Pick<FoundCounts, 'counts' | 'toMute'>

const nothing: readonly CompleteTree[] = []
const noCounts: NodeCounts = new Map()

/** The counts of the nodes. The last ones stay until the next ones arrive. */
export function useNodeCounts(
  root: DraftNode,
  known: Pick<KnownQueue, 'columns' | 'members'>,
  queue: CountedQueue,
): FoundCounts {
  const settled = useSettled(root, root, pause)?.value ?? root
  const { columns, members } = known
  const present = usePresent(hasRelativeDates(settled))
  const trees = useMemo(
    () => completeTrees(fixDates(settled, present), { columns, members }).slice(0, maxCountedTrees),
    [settled, present, columns, members],
  )
  const filterTrees = useMemo(() => trees.map((tree) => tree.filter_tree), [trees])
  const isAsked = queue.isReady && trees.length > 0
  const query = useQuery({
    ...treeCountsQuery(queue.session, queue.queueId, filterTrees),
    enabled: isAsked,
  })
  const countsOneByOne = query.data === null && isAsked
  const one = useSubtreeCounts(queue, countsOneByOne ? trees : nothing)
  const whyNone =
    countsOneByOne && nodesIn(trees) > maxSubtrees
      ? words.countsUpTo(maxSubtrees)
      : refusal(query.error)

  const { isFetching } = query
  const { total } = queue
  const now = useMemo(
    () => (query.data ? fromTrees(trees, query.data, total) : one && fromNodes(one, total)),
    [trees, query.data, one, total],
  )
  const [last, setLast] = useState<Found & { readonly queueId: string }>()
  if (now && last?.counts !== now.counts) setLast({ ...now, queueId: queue.queueId })
  const isOutdated = settled !== root || !now
  return useMemo(() => {
    const found = now ?? (last?.queueId === queue.queueId ? last : undefined)
    if (!found || trees.length === 0) {
      return { counts: noCounts, toMute: null, isCounting: isFetching, whyNone }
    }
    const counts = isOutdated ? outdated(found.counts) : found.counts
    return { counts, toMute: isOutdated ? null : found.toMute, isCounting: false, whyNone }
  }, [now, last, isOutdated, trees, whyNone, isFetching, queue.queueId])
}

const nodesIn = (trees: readonly CompleteTree[]): number =>
  trees.reduce((sum, { keys }) => sum + keys.length, 0)

/** The server says how many nodes it counts in a queue of this size. */
const refusal = (error: unknown): string | null =>
  error instanceof ServiceError && error.status === 422 ? messageOf(error) : null

function fromTrees(
  trees: readonly CompleteTree[],
  answers: readonly TreeCount[],
  total: number | null,
): Found {
  const counts = new Map<string, NodeCount>()
  let toMute: readonly string[] | null = null
  for (const [index, { keys, isWhole }] of trees.entries()) {
    const answer = answers[index]
    for (const [place, node] of (answer?.nodes ?? []).entries()) {
      const key = keys[place]
      const without = isWhole ? node.without : null
      if (key !== undefined)
        counts.set(key, { count: node.count, without, total, isOutdated: false })
    }
    if (isWhole && answer?.mute) toMute = answer.mute.flatMap((place) => keys[place] ?? [])
  }
  return { counts, toMute }
}

function fromNodes(found: ReadonlyMap<string, number>, total: number | null): Found {
  const counts = new Map<string, NodeCount>()
  for (const [key, count] of found) {
    counts.set(key, { count, without: null, total, isOutdated: false })
  }
  return { counts, toMute: null }
}

const outdated = (counts: NodeCounts): NodeCounts =>
  new Map([...counts].map(([key, count]) => [key, { ...count, isOutdated: true }]))

import { nodesOf } from '#domain/filter-tree/walk.ts'
import { useMemo } from 'react'
import { useQueries, useQueryClient } from '@tanstack/react-query'
import { ServiceError } from '#api/api-failure.ts'
import { countRecordsQuery } from '#api/count-records.ts'
import { hashKey } from '#api/hash-key.ts'
import type { CompleteTree } from '#domain/configuration/complete-trees.ts'
import type { FilterTree } from '#domain/contract/contract.ts'
import type { CountedQueue } from './node-counts.ts'

/** Parallel requests, to spare a service that counts one tree at a time. */
const atOnce = 4
export const maxSubtrees = 200

type Node = { readonly key: string; readonly filter_tree: FilterTree }

/**
 * For a service that counts one tree per request. Subtrees are cached, so an edit asks only for
 * changes.
 */
export function useSubtreeCounts(
  { session, queueId }: CountedQueue,
  trees: readonly CompleteTree[],
): ReadonlyMap<string, number> | null {
  const nodes = useMemo(() => {
    const all = trees.flatMap((tree) => nodesIn(tree))
    return all.length > maxSubtrees ? [] : all
  }, [trees])
  const cache = useQueryClient().getQueryCache()
  const asked = nodes.map(({ filter_tree }) => countRecordsQuery(session, queueId, filter_tree))
  const states = asked.map(({ queryKey }) => cache.get(hashKey(queryKey))?.state)
  const open = asked.filter((_, index) => {
    const state = states[index]
    return state === undefined || (state.data === undefined && state.status !== 'error')
  })
  const isRefused = states.some((state) => state?.status === 'error' && !isOfLeaf(state.error))
  const next = new Set(isRefused ? [] : open.slice(0, atOnce))
  const queries = asked.map((query) => ({
    ...query,
    enabled: next.has(query),
    retry: false,
  }))
  const found = useQueries({ queries, combine: dataOf })
  return useMemo(() => {
    if (nodes.length === 0) return null
    const counts = new Map<string, number>()
    for (const [index, { key }] of nodes.entries()) {
      const count = found[index]
      if (count !== undefined) counts.set(key, count)
    }
    return counts
  }, [nodes, found])
}

/** 422: the service counts, but this node is invalid. */
const isOfLeaf = (error: unknown): boolean => error instanceof ServiceError && error.status === 422

const dataOf = (results: readonly { readonly data: number | undefined }[]) =>
  results.map(({ data }) => data)

const nodesIn = ({ filter_tree, keys }: CompleteTree): readonly Node[] =>
  nodesOf(filter_tree).map((tree, index) => ({ key: keys[index] ?? '', filter_tree: tree }))

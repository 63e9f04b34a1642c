import { createContext, use } from 'react'
import type { Session } from '#api/session.ts'

export type CountedQueue = {
  readonly session: Session
  readonly queueId: string
  /** Number of records in the queue; null while unknown. */
  readonly total: number | null
  /** False while the queue cannot be queried. */
  readonly isReady: boolean
}

export type NodeCount = {
  /** The records that this node alone matches. */
  readonly count: number
  /** For a leaf: the records that the whole tree would match without it. */
  readonly without: number | null
  readonly total: number | null
  /** The number belongs to an earlier tree. */
  readonly isOutdated: boolean
}

export type NodeCounts = ReadonlyMap<string, NodeCount>

/** Counts by node key. They arrive later than the tree, and render only the count cells. */
export const NodeCountsContext = createContext<NodeCounts>(new Map())

export const useNodeCount = (key: string): NodeCount | undefined => use(NodeCountsContext).get(key)

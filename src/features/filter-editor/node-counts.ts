import { createContext, use } from 'react'
import type { Session } from '#api/session.ts'

/** The queue whose records are counted. */
export type CountedQueue = {
  readonly session: Session
  readonly queueId: string
  /** Number of records in the queue; null while unknown. */
  readonly total: number | null
  /** False while the queue cannot be queried. */
  readonly isReady: boolean
}

/** What is known of one node of the tree. */
export type NodeCount = {
  /** The records that this node alone keeps. */
  readonly count: number
  /** Of a leaf: the records that the whole tree would keep without it. */
  readonly without: number | null
  /** The records of the queue; null where nobody knows. */
  readonly total: number | null
  /** The number belongs to what the tree was before. */
  readonly isOutdated: boolean
}

export type NodeCounts = ReadonlyMap<string, NodeCount>

/** The counts by the nodes' keys. They come later than the tree, and draw nothing but themselves. */
export const NodeCountsContext = createContext<NodeCounts>(new Map())

export const useNodeCount = (key: string): NodeCount | undefined => use(NodeCountsContext).get(key)

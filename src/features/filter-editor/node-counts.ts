import { createContext } from 'react'
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

export type CountsOfTree = {
  /** By node key. They arrive later than the tree, and render only the count cells. */
  readonly counts: NodeCounts
  /** The first counts are on their way. */
  readonly isCounting: boolean
}

export const NodeCountsContext = createContext<CountsOfTree>({
  counts: new Map(),
  isCounting: false,
})

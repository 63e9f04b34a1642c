import { createContext, use } from 'react'
import type { StartingPoint } from '#domain/configuration/starting-points.ts'
import type { Column } from '#domain/contract/columns.ts'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import type { Edited } from '#domain/filter-tree/filter-edit.ts'
import type { QueueUser } from '#domain/contract/queues.ts'
import type { CountedQueue } from './node-counts.ts'
import type { FocusAt } from './use-row-focus.ts'

/** Shared by all rows; it does not change while the tree changes. */
export type EditorContext = {
  /** Null if the service lists none; ids are then typed. */
  readonly columns: readonly Column[] | null
  readonly columnOf: (id: string) => Column | undefined
  readonly members: readonly QueueUser[] | null
  /** First filters for the queue. */
  readonly startingPoints: readonly StartingPoint[]
  readonly queue: CountedQueue
  /** The tree after the last edit, rendered or not. */
  readonly latest: () => DraftNode
  /** Makes an edit. `focus` names the node to focus afterwards, `say` makes the screen reader message. */
  readonly edit: (
    change: (root: DraftNode) => Edited,
    after?: {
      readonly focus?: string | ((root: DraftNode) => string)
      /** What gets the focus there; without it, the row. */
      readonly at?: FocusAt
      readonly say?: string | ((root: DraftNode) => string)
    },
  ) => void
}

export const EditorContextValue = createContext<EditorContext | null>(null)

export function useEditor(): EditorContext {
  const context = use(EditorContextValue)
  if (!context) throw new Error('a tree row must be inside a FilterEditor')
  return context
}

import type { DraftNode } from '#domain/configuration.ts'
import {
  duplicateNode,
  moveAmongSiblings,
  moveIntoPrevious,
  moveOut,
  negateNode,
  removeNode,
  toggleCollapsed,
  toggleGroup,
  toggleMuted,
  unwrapNode,
  wrapNode,
  type Edited,
  type Refusal,
} from '#domain/filter-edit.ts'

type Action = {
  readonly change: (root: DraftNode, key: string) => Edited
  /** What is said when it is done. */
  readonly say: string
}

/** What can be done with a node, by menu and by key. */
export const nodeActions = {
  duplicate: { change: duplicateNode, say: 'Duplicated' },
  wrap_and: { change: (root, key) => wrapNode(root, key, 'and'), say: 'Wrapped in AND' },
  wrap_or: { change: (root, key) => wrapNode(root, key, 'or'), say: 'Wrapped in OR' },
  negate: { change: negateNode, say: 'NOT changed' },
  toggle: { change: toggleGroup, say: 'AND and OR changed' },
  unwrap: { change: unwrapNode, say: 'Unwrapped' },
  collapse: { change: toggleCollapsed, say: 'Folded' },
  mute: { change: toggleMuted, say: 'Muting changed' },
  remove: { change: removeNode, say: 'Removed' },
  up: { change: (root, key) => moveAmongSiblings(root, key, -1), say: 'Moved up' },
  down: { change: (root, key) => moveAmongSiblings(root, key, 1), say: 'Moved down' },
  out: { change: moveOut, say: 'Moved out of the group' },
  in: { change: moveIntoPrevious, say: 'Moved into the group before' },
} as const satisfies Readonly<Record<string, Action>>

export type NodeAction = keyof typeof nodeActions

/** Why an edit was not made, as it is said. */
export const refusalText = {
  not_found: 'This row is not there any more.',
  is_root: 'This is the outermost row: it stays.',
  into_itself: 'A group cannot go into itself.',
  is_full: 'NOT takes one row. Wrap it in a group first.',
  is_no_group: 'This works on groups.',
  is_no_leaf: 'This works on leaves.',
  at_the_end: 'There is nothing further in this direction.',
  changes_meaning: 'Without this group other records would be selected, so it stays.',
} as const satisfies Record<Refusal['refused'], string>

import { conditionOf } from '#domain/filter-tree/condition.ts'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { pullNotOut, pushNotIn } from '#domain/filter-tree/filter-edit-negation.ts'
import { childrenOf, findNode, pathTo } from '#domain/filter-tree/draft-nodes.ts'
import {
  duplicateNode,
  isRefusal,
  moveAmongSiblings,
  moveIntoPrevious,
  moveOut,
  negateNode,
  refuse,
  removeNode,
  toggleCollapsed,
  toggleGroup,
  toggleMuted,
  unwrapNode,
  wrapNode,
  type Edited,
  type Refusal,
} from '#domain/filter-tree/filter-edit.ts'
import type { EditorContext } from './editor-context.ts'

type Action = {
  readonly change: (root: DraftNode, key: string) => Edited
  /** The screen reader message, from the tree after the edit. */
  readonly say: (root: DraftNode, key: string) => string
  /** The node to focus afterwards, if it is another one. */
  readonly focus?: (root: DraftNode, key: string) => string
}

/** The position after a move: “2 of 3, level 2”. */
function place(root: DraftNode, key: string): string {
  const path = pathTo(root, key)
  const siblings = childrenOf(path.at(-2) ?? root)
  const position = siblings.findIndex((node) => node.key === key) + 1
  return `${position} of ${siblings.length}, level ${path.length}`
}

/** The copy follows the node, or its NOT, which has room for one child only. */
function copyOf(root: DraftNode, key: string): string {
  const path = pathTo(root, key)
  const parent = path.at(-2)
  const isOnlyOne = parent !== undefined && 'not' in parent
  const node = isOnlyOne ? parent : path.at(-1)
  const siblings = childrenOf(path.at(isOnlyOne ? -3 : -2) ?? root)
  const index = siblings.findIndex((one) => one.key === node?.key)
  return siblings[index + 1]?.key ?? key
}

const isCondition = (root: DraftNode, key: string): boolean => {
  const node = findNode(root, key)
  return node !== undefined && conditionOf(node) !== null
}

const actions = {
  duplicate: { change: duplicateNode, say: () => 'Duplicated', focus: copyOf },
  wrap_and: { change: (root, key) => wrapNode(root, key, 'and'), say: () => 'Wrapped in AND' },
  wrap_or: { change: (root, key) => wrapNode(root, key, 'or'), say: () => 'Wrapped in OR' },
  negate: {
    change: negateNode,
    say: (root, key) => {
      const parent = pathTo(root, key).at(-2)
      return parent && 'not' in parent ? 'Wrapped in NOT' : 'NOT removed'
    },
  },
  push_not: { change: pushNotIn, say: () => 'NOT applied to each' },
  pull_not: { change: pullNotOut, say: () => 'NOTs combined' },
  toggle: {
    change: (root, key) =>
      isCondition(root, key) ? refuse('is_no_and_or') : toggleGroup(root, key),
    say: (root, key) => {
      const group = findNode(root, key)
      return group && 'or' in group ? 'Changed to OR' : 'Changed to AND'
    },
  },
  unwrap: { change: unwrapNode, say: () => 'Unwrapped' },
  collapse: {
    change: toggleCollapsed,
    say: (root, key) => (findNode(root, key)?.collapsed ? 'Collapsed' : 'Expanded'),
  },
  mute: {
    change: toggleMuted,
    say: (root, key) => (findNode(root, key)?.muted ? 'Muted' : 'Unmuted'),
  },
  remove: { change: removeNode, say: () => 'Removed' },
  up: {
    change: (root, key) => moveAmongSiblings(root, key, -1),
    say: (root, key) => `Moved up: ${place(root, key)}`,
  },
  down: {
    change: (root, key) => moveAmongSiblings(root, key, 1),
    say: (root, key) => `Moved down: ${place(root, key)}`,
  },
  out: { change: moveOut, say: (root, key) => `Moved out of group: ${place(root, key)}` },
  in: {
    change: moveIntoPrevious,
    say: (root, key) => `Moved into group above: ${place(root, key)}`,
  },
} as const satisfies Readonly<Record<string, Action>>

export type NodeAction = keyof typeof actions
const nodeActions: Readonly<Record<NodeAction, Action>> = actions

/** Makes the edit of an action on a node, moves the focus and announces it. */
export function runAction(edit: EditorContext['edit'], action: NodeAction, key: string): void {
  const { change, say, focus } = nodeActions[action]
  edit((root) => change(root, key), {
    focus: (root) => focus?.(root, key) ?? key,
    say: (root) => say(root, key),
  })
}

export const refusedActions = (root: DraftNode, key: string): readonly NodeAction[] =>
  (Object.keys(actions) as NodeAction[]).filter((name) =>
    isRefusal(actions[name].change(root, key)),
  )

export const refusalText = {
  not_found: 'This row no longer exists.',
  is_root: 'This doesn’t work on the outermost row.',
  into_itself: 'A group can’t be moved into itself.',
  is_full: 'NOT takes one row. Wrap the row in a group first.',
  is_no_group: 'This only works on groups.',
  is_no_and_or: 'Only AND and OR can be switched.',
  is_no_not: 'There’s no NOT here.',
  has_no_opposite: 'This condition has no opposite operator, so its NOT stays.',
  is_no_leaf: 'This only works on conditions.',
  is_empty: 'This group is empty. Add a condition or remove the group.',
  not_siblings: 'Only rows of the same group can be combined.',
  at_the_end: 'Can’t go further in this direction.',
  changes_meaning: 'Unwrapping would change which records are selected, so the group stays.',
} as const satisfies Record<Refusal['refused'], string>

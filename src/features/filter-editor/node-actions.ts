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
} from '#domain/filter-tree/filter-edit.ts'
import type { EditorContext } from './editor-context.ts'
import * as words from './words.ts'

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
  return words.placeInGroup(position, siblings.length, path.length)
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
  duplicate: { change: duplicateNode, say: () => words.duplicated, focus: copyOf },
  wrap_and: {
    change: (root, key) => wrapNode(root, key, 'and'),
    say: () => words.wrappedIn('and'),
  },
  wrap_or: { change: (root, key) => wrapNode(root, key, 'or'), say: () => words.wrappedIn('or') },
  negate: {
    change: negateNode,
    say: (root, key) => {
      const parent = pathTo(root, key).at(-2)
      return parent && 'not' in parent ? words.wrappedIn('not') : words.notRemoved
    },
  },
  push_not: { change: pushNotIn, say: () => words.notApplied },
  pull_not: { change: pullNotOut, say: () => words.notsCombined },
  toggle: {
    change: (root, key) =>
      isCondition(root, key) ? refuse('is_no_and_or') : toggleGroup(root, key),
    say: (root, key) => {
      const group = findNode(root, key)
      return words.changedTo(group && 'or' in group ? 'or' : 'and')
    },
  },
  unwrap: { change: unwrapNode, say: () => words.unwrapped },
  collapse: {
    change: toggleCollapsed,
    say: (root, key) => (findNode(root, key)?.collapsed ? words.collapsed : words.expanded),
  },
  mute: {
    change: toggleMuted,
    say: (root, key) => (findNode(root, key)?.muted ? words.nowMuted : words.nowUnmuted),
  },
  remove: { change: removeNode, say: () => words.removed },
  up: {
    change: (root, key) => moveAmongSiblings(root, key, -1),
    say: (root, key) => words.movedUp(place(root, key)),
  },
  down: {
    change: (root, key) => moveAmongSiblings(root, key, 1),
    say: (root, key) => words.movedDown(place(root, key)),
  },
  out: { change: moveOut, say: (root, key) => words.movedOut(place(root, key)) },
  in: {
    change: moveIntoPrevious,
    say: (root, key) => words.movedIn(place(root, key)),
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

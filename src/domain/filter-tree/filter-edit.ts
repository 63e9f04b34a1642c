import { newKey, type DraftNode } from './draft.ts'
import {
  childrenOf,
  findNode,
  groupOf,
  kindOf,
  parentOf,
  pathTo,
  replaceNode,
  withChildren,
  withNewKeys,
  type GroupKind,
} from './draft-nodes.ts'

/** Why an edit is refused. */
export type Refusal = {
  readonly refused:
    | 'not_found'
    /** The edit does not work on the root. */
    | 'is_root'
    /** A node cannot go into itself or its descendants. */
    | 'into_itself'
    /** NOT takes one child. */
    | 'is_full'
    | 'is_no_group'
    /** Only AND and OR can be switched. */
    | 'is_no_and_or'
    | 'is_no_leaf'
    /** There is no NOT to move. */
    | 'is_no_not'
    /** No operator expresses the opposite of the leaf. */
    | 'has_no_opposite'
    /** A group without children cannot be unwrapped. */
    | 'is_empty'
    /** The nodes have different parents. */
    | 'not_siblings'
    /** The node is at the end in this direction. */
    | 'at_the_end'
    /** Without the group, other records would be selected. */
    | 'changes_meaning'
}
export type Edited = DraftNode | Refusal

export type Placement = 'before' | 'after' | 'into'

/** The refusal of an edit. */
export const refuse = (refused: Refusal['refused']): Refusal => ({ refused })

/** Whether an edit was refused. */
export const isRefusal = (edited: Edited): edited is Refusal => 'refused' in edited

function change(root: DraftNode, key: string, by: (node: DraftNode) => DraftNode): Edited {
  if (root.key === key) return by(root)
  const changed = replaceNode(root, key, (node) => [by(node)])
  return changed === root ? refuse('not_found') : changed
}

/** A leaf with a new key and nothing filled in. */
export const newLeaf = (): DraftNode => ({ key: newKey(), filter: {} })

/** A group with an empty first leaf. */
export const newGroup = (kind: GroupKind): DraftNode => groupOf(kind, [newLeaf()])

/**
 * Inserts a node before or after another one, or as the last child of a group. Next to the child of a
 * NOT, it goes next to the NOT. Next to the root, it goes into the root, or both go into a new AND.
 */
export function insertNode(
  root: DraftNode,
  node: DraftNode,
  where: Placement,
  key: string,
): Edited {
  const target = findNode(root, key)
  if (!target) return refuse('not_found')
  if (where === 'into') {
    if ('filter' in target) return refuse('is_no_group')
    if ('not' in target && target.not !== null) return refuse('is_full')
    return change(root, key, (group) => withChildren(group, [...childrenOf(group), node]))
  }
  const parent = parentOf(root, key)
  if (!parent) {
    const isOpen = 'and' in root || 'or' in root
    if (isOpen)
      return withChildren(
        root,
        where === 'after' ? [...childrenOf(root), node] : [node, ...childrenOf(root)],
      )
    return { key: newKey(), and: where === 'after' ? [root, node] : [node, root] }
  }
  if ('not' in parent) return insertNode(root, node, where, parent.key)
  return replaceNode(root, key, (one) => (where === 'after' ? [one, node] : [node, one]))
}

/** Removes a node with its descendants. Removing the root leaves an empty AND, which selects everything. */
export function removeNode(root: DraftNode, key: string): Edited {
  if (root.key === key) return { key: newKey(), and: [] }
  const changed = replaceNode(root, key, () => [])
  return changed === root ? refuse('not_found') : changed
}

/** Inserts a copy with new keys after a node. */
export function duplicateNode(root: DraftNode, key: string): Edited {
  const node = findNode(root, key)
  return node ? insertNode(root, withNewKeys(node), 'after', key) : refuse('not_found')
}

/** Moves a node next to another one, or to the end of a group. */
export function moveNode(root: DraftNode, key: string, where: Placement, target: string): Edited {
  const node = findNode(root, key)
  if (!node || !findNode(root, target)) return refuse('not_found')
  if (root.key === key) return refuse('is_root')
  if (findNode(node, target)) return refuse('into_itself')
  const without = removeNode(root, key)
  return isRefusal(without) ? without : insertNode(without, node, where, target)
}

/** Wraps a node in a new group. */
export const wrapNode = (root: DraftNode, key: string, kind: GroupKind): Edited =>
  change(root, key, (node) => groupOf(kind, [node]))

/**
 * Replaces a group with its children if the same records stay selected: the group has one child, or
 * is of its parent's kind. NOT is removed by `negateNode`, because that changes the meaning.
 */
export function unwrapNode(root: DraftNode, key: string): Edited {
  const group = findNode(root, key)
  if (!group) return refuse('not_found')
  if ('filter' in group) return refuse('is_no_group')
  if ('not' in group) return refuse('changes_meaning')
  if (childrenOf(group).length === 0) return refuse('is_empty')
  const children = group.muted ? childrenOf(group).map(asMuted) : childrenOf(group)
  const parent = parentOf(root, key)
  if (children.length === 1) return change(root, key, () => children[0] ?? group)
  if (!parent) return refuse('is_root')
  if (kindOf(parent) !== kindOf(group)) return refuse('changes_meaning')
  return replaceNode(root, key, () => children)
}

/** Switches between AND and OR. */
export function toggleGroup(root: DraftNode, key: string): Edited {
  const group = findNode(root, key)
  if (!group) return refuse('not_found')
  if (!('and' in group) && !('or' in group)) return refuse('is_no_and_or')
  return change(root, key, (node) => {
    if ('and' in node) {
      const { and, ...rest } = node
      return { ...rest, or: and }
    }
    if ('or' in node) {
      const { or, ...rest } = node
      return { ...rest, and: or }
    }
    return node
  })
}

/**
 * Wraps a node in a NOT, or removes the NOT if the node or its parent is one. The child of a muted
 * NOT stays muted.
 */
export function negateNode(root: DraftNode, key: string): Edited {
  const [node, parent] = pathTo(root, key).toReversed()
  if (!node) return refuse('not_found')
  const not = 'not' in node ? node : parent
  if (!not || !('not' in not)) return wrapNode(root, key, 'not')
  const child = not.not
  return child === null
    ? refuse('is_empty')
    : change(root, not.key, () => (not.muted ? asMuted(child) : child))
}

const asMuted = (node: DraftNode): DraftNode => (node.muted ? node : { ...node, muted: true })

/** Mutes a node, which is then absent from the request, or unmutes it. */
export const toggleMuted = (root: DraftNode, key: string): Edited =>
  change(root, key, ({ muted, ...node }) => (muted ? node : { ...node, muted: true }))

/** Collapses a group to one sentence, or expands it. */
export function toggleCollapsed(root: DraftNode, key: string): Edited {
  const node = findNode(root, key)
  if (node && 'filter' in node) return refuse('is_no_group')
  return change(root, key, ({ collapsed, ...group }) =>
    collapsed ? group : { ...group, collapsed: true },
  )
}

/** Moves a node one place up (-1) or down (1) among its siblings. */
export function moveAmongSiblings(root: DraftNode, key: string, by: -1 | 1): Edited {
  const parent = parentOf(root, key)
  if (!parent) return refuse(root.key === key ? 'is_root' : 'not_found')
  const siblings = childrenOf(parent)
  const index = siblings.findIndex((child) => child.key === key)
  const other = siblings[index + by]
  return other
    ? moveNode(root, key, by === 1 ? 'after' : 'before', other.key)
    : refuse('at_the_end')
}

/** Moves a node out of its group, to the place after it. */
export function moveOut(root: DraftNode, key: string): Edited {
  const [parent, grandparent] = pathTo(root, key).slice(0, -1).toReversed()
  if (!parent) return refuse(root.key === key ? 'is_root' : 'not_found')
  return grandparent ? moveNode(root, key, 'after', parent.key) : refuse('at_the_end')
}

/** Moves a node to the end of the previous group, and expands that group so that the node stays visible. */
export function moveIntoPrevious(root: DraftNode, key: string): Edited {
  const parent = parentOf(root, key)
  if (!parent) return refuse(root.key === key ? 'is_root' : 'not_found')
  const siblings = childrenOf(parent)
  const previous = siblings[siblings.findIndex((child) => child.key === key) - 1]
  if (!previous) return refuse('at_the_end')
  const moved = moveNode(root, key, 'into', previous.key)
  return isRefusal(moved) || !previous.collapsed ? moved : toggleCollapsed(moved, previous.key)
}

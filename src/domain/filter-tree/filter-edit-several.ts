import type { DraftNode } from './draft.ts'
import {
  groupOf,
  childrenOf,
  findNode,
  kindOf,
  pathTo,
  putNode,
  withChildren,
  withNewKeys,
  type GroupKind,
} from './draft-nodes.ts'
import {
  insertNode,
  isRefusal,
  moveNode,
  refuse,
  removeNode,
  toggleMuted,
  type Edited,
  type Placement,
} from './filter-edit.ts'

/** Edits of several nodes at once. */

/**
 * Wraps siblings in a new group at the place of the first one, in order. NOT takes one node, so
 * several go into an AND below it.
 */
export function wrapNodes(root: DraftNode, keys: readonly string[], kind: GroupKind): Edited {
  const [first] = keys
  if (first === undefined) return refuse('not_found')
  const path = pathTo(root, first)
  const parent = path.at(-2)
  if (path.length === 0) return refuse('not_found')
  const wrap = (nodes: readonly DraftNode[]) =>
    kind === 'not' && nodes.length > 1
      ? groupOf('not', [groupOf('and', nodes)])
      : groupOf(kind, nodes)
  if (!parent) return keys.length === 1 ? wrap([root]) : refuse('not_siblings')
  const children = childrenOf(parent)
  const wanted = new Set(keys)
  const chosen = children.filter((child) => wanted.has(child.key))
  if (chosen.length < wanted.size) return refuse('not_siblings')
  const wrapped = wrap(chosen)
  const others = children.flatMap((child) =>
    child === chosen[0] ? [wrapped] : wanted.has(child.key) ? [] : [child],
  )
  return putNode(root, parent.key, withChildren(parent, others))
}

/** Removes several nodes with their descendants. One that is inside another is not an error. */
export function removeNodes(root: DraftNode, keys: readonly string[]): Edited {
  let tree: DraftNode = root
  let isChanged = false
  for (const key of keys) {
    const removed = removeNode(tree, key)
    if (isRefusal(removed)) continue
    tree = removed
    isChanged = true
  }
  return isChanged ? tree : refuse('not_found')
}

/** Puts a copy with new keys next to a node, or at the end of a group. */
export function copyNode(root: DraftNode, key: string, where: Placement, target: string): Edited {
  const node = findNode(root, key)
  return node ? insertNode(root, withNewKeys(node), where, target) : refuse('not_found')
}

/**
 * Groups a node with a leaf, at the leaf's place, the leaf first. The new group is an OR inside an
 * AND, and otherwise an AND, because a group of the parent's kind would change nothing.
 */
export function combineNodes(
  root: DraftNode,
  key: string,
  target: string,
  isCopy: boolean,
): Edited {
  const moving = findNode(root, key)
  if (!moving || !findNode(root, target)) return refuse('not_found')
  if (findNode(moving, target) && !isCopy) return refuse('into_itself')
  if (root.key === key && !isCopy) return refuse('is_root')
  const parent = pathTo(root, target).at(-2)
  const kind = parent && kindOf(parent) === 'and' ? 'or' : 'and'
  const wrapped = wrapNodes(root, [target], kind)
  if (isRefusal(wrapped)) return wrapped
  return isCopy ? copyNode(wrapped, key, 'after', target) : moveNode(wrapped, key, 'after', target)
}

/** Mutes several nodes. Muted ones stay muted. */
export function muteNodes(root: DraftNode, keys: readonly string[]): Edited {
  let tree: DraftNode = root
  for (const key of keys) {
    const node = findNode(tree, key)
    const muted = node && !node.muted ? toggleMuted(tree, key) : tree
    if (!isRefusal(muted)) tree = muted
  }
  return tree === root ? refuse('not_found') : tree
}

/**
 * Inserts nodes after another one, in order; after the root, they go into it. A single group replaces
 * an empty tree.
 */
export function insertNodes(root: DraftNode, nodes: readonly DraftNode[], key: string): Edited {
  const [only] = nodes
  const isEmpty = 'and' in root && root.and.length === 0
  if (isEmpty && nodes.length === 1 && only && !('filter' in only)) return only
  let tree: Edited = root
  for (const node of nodes.toReversed()) {
    if (isRefusal(tree)) return tree
    tree = insertNode(tree, node, 'after', key)
  }
  return tree
}

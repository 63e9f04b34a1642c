import { newKey, type DraftNode } from './draft.ts'

export type GroupKind = 'and' | 'or' | 'not'

/** The children of a node in order; none for a leaf and an empty NOT. */
export const childrenOf = (node: DraftNode): readonly DraftNode[] => {
  if ('filter' in node) return []
  if ('and' in node) return node.and
  if ('or' in node) return node.or
  return node.not === null ? [] : [node.not]
}

/** The kind of a node by its key in the contract. */
export const kindOf = (node: DraftNode): GroupKind | 'filter' =>
  'filter' in node ? 'filter' : 'and' in node ? 'and' : 'or' in node ? 'or' : 'not'

/** The group with other children. NOT keeps only the first one. */
export function withChildren(node: DraftNode, children: readonly DraftNode[]): DraftNode {
  if ('filter' in node) return node
  if ('and' in node) return { ...node, and: children }
  if ('or' in node) return { ...node, or: children }
  return { ...node, not: children[0] ?? null }
}

/** A new group of a kind. NOT takes the first child only. */
export function groupOf(kind: GroupKind, children: readonly DraftNode[]): DraftNode {
  const key = newKey()
  if (kind === 'and') return { key, and: children }
  return kind === 'or' ? { key, or: children } : { key, not: children[0] ?? null }
}

/** The nodes from the root to the one with this key; empty if there is none. */
export function pathTo(root: DraftNode, key: string): readonly DraftNode[] {
  if (root.key === key) return [root]
  for (const child of childrenOf(root)) {
    const path = pathTo(child, key)
    if (path.length > 0) return [root, ...path]
  }
  return []
}

/** The node with this key, or undefined. */
export const findNode = (root: DraftNode, key: string): DraftNode | undefined =>
  pathTo(root, key).at(-1)

/** The group around the node with this key, or undefined. */
export const parentOf = (root: DraftNode, key: string): DraftNode | undefined =>
  pathTo(root, key).at(-2)

/** Replaces a node below the root with several. Nodes outside the path stay the same objects. */
export function replaceNode(
  root: DraftNode,
  key: string,
  by: (node: DraftNode) => readonly DraftNode[],
): DraftNode {
  const children = childrenOf(root)
  let isChanged = false
  const changed = children.flatMap((child) => {
    if (child.key === key) {
      isChanged = true
      return by(child)
    }
    const inner = replaceNode(child, key, by)
    isChanged ||= inner !== child
    return [inner]
  })
  return isChanged ? withChildren(root, changed) : root
}

/** Replaces a node. Nodes outside the path stay the same objects. */
export function putNode(root: DraftNode, key: string, by: DraftNode): DraftNode {
  return root.key === key ? by : replaceNode(root, key, () => [by])
}

/** A copy of the tree with new keys. */
export function withNewKeys(node: DraftNode): DraftNode {
  return { ...withChildren(node, childrenOf(node).map(withNewKeys)), key: newKey() }
}

import type { FilterTree } from '#domain/contract/contract.ts'
import { toDraft, type DraftNode } from './draft.ts'
import { parentOf, replaceNode, withChildren } from './draft-nodes.ts'

/** A complete tree as nodes of an AND: its children if it is one, otherwise the tree. */
function nodesOf(tree: FilterTree): readonly DraftNode[] {
  const node = toDraft(tree)
  return 'and' in node ? node.and : [node]
}

/** The root as an AND that begins with a tree. */
export function startWith(root: DraftNode, tree: FilterTree): DraftNode {
  return 'and' in root ? withChildren(root, nodesOf(tree)) : toDraft(tree)
}

/**
 * Puts a complete tree in the place of a node below the root. In a group that is no AND it stays one
 * node. The first node takes the key, so the row keeps the focus.
 */
export function putTree(root: DraftNode, key: string, tree: FilterTree): DraftNode {
  const parent = parentOf(root, key)
  const nodes = parent && 'and' in parent ? nodesOf(tree) : [withoutWrapping(toDraft(tree))]
  return replaceNode(root, key, () =>
    nodes.map((node, index) => (index === 0 ? { ...node, key } : node)),
  )
}

const withoutWrapping = (node: DraftNode): DraftNode =>
  'and' in node && node.and.length === 1 ? (node.and[0] ?? node) : node

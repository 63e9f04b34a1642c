import type { Filter, FilterTree, RecordSelector } from '#domain/contract/contract.ts'

/** The children of a node in a request's tree. */
export function subtreesOf(tree: FilterTree): readonly FilterTree[] {
  if ('and' in tree) return tree.and
  if ('or' in tree) return tree.or
  return 'not' in tree ? [tree.not] : []
}

/** All nodes in preorder. */
export function nodesOf(tree: FilterTree): readonly FilterTree[] {
  const nodes: FilterTree[] = []
  const visit = (node: FilterTree): void => {
    nodes.push(node)
    subtreesOf(node).forEach(visit)
  }
  visit(tree)
  return nodes
}

/** All leaves in order. */
export const leavesOf = (tree: FilterTree): readonly Filter[] =>
  nodesOf(tree).flatMap((node) => ('filter' in node ? [node.filter] : []))

/** The tree that selects the same records as a selector. A list of ids becomes a leaf. */
export function selectorTree(selector: RecordSelector): FilterTree {
  if (selector.type === 'filter_tree') return selector.filter_tree
  // Not a copy, because caches compare the list by identity.
  const value = selector.record_ids as string[]
  return { filter: { type: 'id', column_id: 'id', operator: 'one_of', value } }
}

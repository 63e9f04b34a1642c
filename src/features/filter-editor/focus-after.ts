import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { childrenOf, findNode, pathTo } from '#domain/filter-tree/draft-nodes.ts'
import { rowOfNode } from './tree-rows.ts'

/**
 * The node to focus after an edit: the one whose row shows it, or the nearest one if it is gone.
 */
export function focusAfter(before: DraftNode, after: DraftNode, key: string): string {
  const path = pathTo(after, key)
  if (path.length > 0) return rowOfNode(after, key)
  const [gone, parent] = pathTo(before, key).toReversed()
  if (!gone || !parent) return after.key
  const siblings = childrenOf(parent)
  const index = siblings.indexOf(gone)
  const candidates = [
    ...childrenOf(gone),
    ...siblings.slice(index + 1),
    ...siblings.slice(0, index).toReversed(),
    parent,
  ]
  return candidates.find((node) => findNode(after, node.key))?.key ?? after.key
}

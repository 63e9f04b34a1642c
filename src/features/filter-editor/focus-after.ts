import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { childrenOf, findNode, pathTo } from '#domain/filter-tree/filter-edit.ts'

/**
 * The node to focus after an edit: the same node, or the collapsed group that hides it. If it is
 * gone: its children, next sibling, previous sibling, or group.
 */
export function focusAfter(before: DraftNode, after: DraftNode, key: string): string {
  const path = pathTo(after, key)
  if (path.length > 0) return path.find((node) => node.collapsed)?.key ?? key
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

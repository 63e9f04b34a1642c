import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { childrenOf, findNode, pathTo } from '#domain/filter-tree/filter-edit.ts'

/**
 * The node that has the focus after an edit of one: itself, or the collapsed group that hides it.
 * Where it is gone: what it held, then the sibling after it, the one before it, its group.
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

import type { DraftNode, DraftValue } from './draft.ts'
import { childrenOf, withChildren } from './draft-nodes.ts'
import { instantText, parseRelativeDate } from './relative-date.ts'

/** Nodes never change, so an edit looks at its path only. */
const known = new WeakMap<DraftNode, boolean>()

const isRelative = (value: DraftValue | undefined): value is string =>
  typeof value === 'string' && parseRelativeDate(value) !== null

/** Whether a tree holds a relative date. */
export function hasRelativeDates(node: DraftNode): boolean {
  const before = known.get(node)
  if (before !== undefined) return before
  const found =
    'filter' in node
      ? node.filter.type === 'date' && isRelative(node.filter.value)
      : childrenOf(node).some(hasRelativeDates)
  known.set(node, found)
  return found
}

/**
 * The tree with the instants that its relative dates mean at `now`, the same for all of them. Nodes
 * without relative dates stay the same objects.
 */
export function fixDates(node: DraftNode, now: Date): DraftNode {
  if (!hasRelativeDates(node)) return node
  if (!('filter' in node)) {
    return withChildren(
      node,
      childrenOf(node).map((child) => fixDates(child, now)),
    )
  }
  const { value } = node.filter
  return isRelative(value)
    ? { ...node, filter: { ...node.filter, value: instantText(value, now) } }
    : node
}

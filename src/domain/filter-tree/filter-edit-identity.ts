import type { DraftFilter, DraftNode } from '#domain/configuration/configuration.ts'
import { childrenOf, kindOf, withChildren } from './filter-edit.ts'

/**
 * The later tree, with every subtree that is equal to the earlier one's under the same key taken
 * from there. What holds a tree in between may copy it; rows are drawn again by identity.
 */
export function keepIdentity(before: DraftNode, after: DraftNode): DraftNode {
  if (before === after) return before
  const known = new Map<string, DraftNode>()
  const remember = (node: DraftNode): void => {
    known.set(node.key, node)
    childrenOf(node).forEach(remember)
  }
  remember(before)
  return settle(after, known)
}

function settle(node: DraftNode, known: ReadonlyMap<string, DraftNode>): DraftNode {
  const before = known.get(node.key)
  const children = childrenOf(node)
  const settled = children.map((child) => settle(child, known))
  if (before && isSameNode(before, node) && isSameList(childrenOf(before), settled)) return before
  return isSameList(children, settled) ? node : withChildren(node, settled)
}

/** Equal but for what stands below. */
function isSameNode(a: DraftNode, b: DraftNode): boolean {
  if (kindOf(a) !== kindOf(b) || a.muted !== b.muted || a.collapsed !== b.collapsed) return false
  return !('filter' in a) || !('filter' in b) || isSameFilter(a.filter, b.filter)
}

function isSameFilter(a: DraftFilter, b: DraftFilter): boolean {
  const keys = Object.keys(a) as (keyof DraftFilter)[]
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSameValue(a[key], b[key]))
  )
}

const isSameValue = (a: unknown, b: unknown): boolean =>
  a === b || (Array.isArray(a) && Array.isArray(b) && isSameList(a, b))

const isSameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index])

import type { DraftNode } from './draft.ts'
import { childrenOf } from './draft-nodes.ts'

/**
 * Reuses the nodes of `before` in a rewritten tree `after` where they are equal, and their keys where
 * a node of the same kind has their place. Focus, counts and undo know nodes by key. `after` has no
 * collapsed groups.
 */
export function reuseNodes(before: DraftNode, after: DraftNode): DraftNode {
  if (isSame(before, after)) return before
  const kept = { ...after, key: before.key, ...(before.collapsed ? { collapsed: true } : {}) }
  if ('filter' in before || 'filter' in kept) {
    return 'filter' in before && 'filter' in kept ? kept : after
  }
  const children = reuseChildren(childrenOf(before), childrenOf(after))
  if ('and' in before && 'and' in kept) return { ...kept, and: children }
  if ('or' in before && 'or' in kept) return { ...kept, or: children }
  if ('not' in before && 'not' in kept) return { ...kept, not: children[0] ?? null }
  return after
}

/** Matches equal siblings from both ends, then the rest in order. */
function reuseChildren(
  before: readonly DraftNode[],
  after: readonly DraftNode[],
): readonly DraftNode[] {
  const shorter = Math.min(before.length, after.length)
  let front = 0
  while (front < shorter && isSame(before[front]!, after[front]!)) front += 1
  let back = 0
  while (back < shorter - front && isSame(before.at(-1 - back)!, after.at(-1 - back)!)) back += 1
  const middle = after.slice(front, after.length - back).map((node, index) => {
    const old = index < before.length - back - front ? before[front + index] : undefined
    return old ? reuseNodes(old, node) : node
  })
  return [...before.slice(0, front), ...middle, ...before.slice(before.length - back)]
}

/** Equal except for keys and collapsed groups. */
function isSame(a: DraftNode, b: DraftNode): boolean {
  if (a === b) return true
  if ((a.muted ?? false) !== (b.muted ?? false)) return false
  if ('filter' in a || 'filter' in b) {
    return 'filter' in a && 'filter' in b && JSON.stringify(a.filter) === JSON.stringify(b.filter)
  }
  if ('and' in a !== 'and' in b || 'or' in a !== 'or' in b) return false
  const [inA, inB] = [childrenOf(a), childrenOf(b)]
  return inA.length === inB.length && inA.every((child, index) => isSame(child, inB[index]!))
}

import { newKey, type DraftFilter, type DraftNode } from './draft.ts'
import { operatorRow } from '#domain/contract/filter-operators.ts'
import { childrenOf, findNode, putNode } from './draft-nodes.ts'
import { refuse, type Edited } from './filter-edit.ts'

/** De Morgan's laws move NOT; the selected records and muted nodes stay the same. */

/** The leaf that is true exactly when this one is false; null if no operator expresses it. */
function complement(filter: DraftFilter): DraftFilter | null {
  const { type, operator } = filter
  const other = type && operator ? operatorRow(type, operator)?.complement : null
  return other ? { ...filter, operator: other } : null
}

const muteIf = (isMuted: boolean | undefined, node: DraftNode): DraftNode =>
  isMuted && !node.muted ? { ...node, muted: true } : node

/** The opposite of a node: a NOT around it, or the child of a NOT. */
function opposite(node: DraftNode): DraftNode {
  if ('not' in node && node.not !== null) return muteIf(node.muted, node.not)
  return { key: newKey(), not: node }
}

/**
 * Pushes a NOT into its child: NOT (a AND b) becomes (NOT a) OR (NOT b) and vice versa, NOT NOT a
 * becomes a, and NOT “is” becomes “is not”.
 */
export function pushNotIn(root: DraftNode, key: string): Edited {
  const not = findNode(root, key)
  if (!not) return refuse('not_found')
  if (!('not' in not)) return refuse('is_no_not')
  if (not.not === null) return refuse('is_empty')
  const pushed = negated(not.not)
  return pushed ? putNode(root, key, muteIf(not.muted, pushed)) : refuse('has_no_opposite')
}

/** The opposite of a node without a NOT around it; null if there is none. */
function negated(inner: DraftNode): DraftNode | null {
  if ('filter' in inner) {
    const filter = complement(inner.filter)
    return filter && { ...inner, filter }
  }
  if ('not' in inner) return inner.not && muteIf(inner.muted, inner.not)
  if ('and' in inner) {
    const { and, ...rest } = inner
    return { ...rest, or: and.map(opposite) }
  }
  const { or, ...rest } = inner
  return { ...rest, and: or.map(opposite) }
}

/** Pulls NOT out of a group if all children have one: (NOT a) OR (NOT b) becomes NOT (a AND b). */
export function pullNotOut(root: DraftNode, key: string): Edited {
  const group = findNode(root, key)
  if (!group) return refuse('not_found')
  if (!('and' in group) && !('or' in group)) return refuse('is_no_and_or')
  const children = childrenOf(group)
  if (children.length === 0) return refuse('is_empty')
  if (!children.every((child) => 'not' in child && child.not !== null)) {
    return refuse('is_no_not')
  }
  const inner = children.map(opposite)
  const { muted, ...marks } = group
  const turned: DraftNode =
    'and' in marks
      ? { key: marks.key, ...(marks.collapsed ? { collapsed: true } : {}), or: inner }
      : { key: marks.key, ...(marks.collapsed ? { collapsed: true } : {}), and: inner }
  return putNode(root, key, { key: newKey(), not: turned, ...(muted ? { muted: true } : {}) })
}

import type { DraftNode } from '#domain/filter-tree/draft.ts'
import type { FilterTree } from '#domain/contract/contract.ts'
import { childrenOf } from '#domain/filter-tree/draft-nodes.ts'
import { finishTree, type KnownNames } from './finish-tree.ts'

/** A complete tree, and the keys of its nodes in the draft, in preorder. */
export type CompleteTree = {
  readonly filter_tree: FilterTree
  readonly keys: readonly string[]
  /** Whether it is the tree of the request. Only then is `without` of a leaf meaningful. */
  readonly isWhole: boolean
}

type Part = Omit<CompleteTree, 'isWhole'>

/**
 * The complete trees of a draft, each as large as possible: the whole tree if it is complete, then
 * the parts inside incomplete groups, and the muted nodes (as if not muted). Each node is in at most
 * one of them.
 */
export function completeTrees(root: DraftNode, known: KnownNames): readonly CompleteTree[] {
  const parts: Part[] = []
  const whole = visit(root, known, parts)
  const others = parts.map((part) => ({ ...part, isWhole: false }))
  return typeof whole === 'string' ? others : [{ ...whole, isWhole: true }, ...others]
}

/** Returns the node as a complete tree, and adds complete trees that are not part of it to `parts`. */
function visit(node: DraftNode, known: KnownNames, parts: Part[]): Part | 'absent' | 'incomplete' {
  if (node.muted) {
    const { muted: _, ...heard } = node
    const part = visit(heard, known, parts)
    if (typeof part !== 'string') parts.push(part)
    return 'absent'
  }
  if ('filter' in node) {
    const { filter_tree } = finishTree(node, known)
    return filter_tree ? { filter_tree, keys: [node.key] } : 'incomplete'
  }
  const children = childrenOf(node)
  const results = children.map((child) => visit(child, known, parts))
  const complete = results.filter((result) => typeof result !== 'string')
  const isLacking = results.includes('incomplete') || ('not' in node && node.not === null)
  if (isLacking) {
    parts.push(...complete)
    return 'incomplete'
  }
  if (children.length > 0 && complete.length === 0) return 'absent'
  const trees = complete.map((part) => part.filter_tree)
  const keys = [node.key, ...complete.flatMap((part) => part.keys)]
  const [only] = trees
  if ('not' in node) return only ? { filter_tree: { not: only }, keys } : 'incomplete'
  return { filter_tree: 'and' in node ? { and: trees } : { or: trees }, keys }
}

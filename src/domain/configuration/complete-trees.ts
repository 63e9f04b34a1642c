import type { DraftNode } from '#domain/filter-tree/draft.ts'
import type { FilterTree } from '#domain/contract/contract.ts'
import { childrenOf } from '#domain/filter-tree/filter-edit.ts'
import { finishTree, type KnownNames } from './finish-tree.ts'

/** A complete tree, and the keys of the draft's nodes that are in it: a node, then those below it. */
export type CountedTree = {
  readonly filter_tree: FilterTree
  readonly keys: readonly string[]
  /** Whether it is all that is sent: what a leaf changes is said of that alone. */
  readonly isWhole: boolean
}

type Part = Omit<CountedTree, 'isWhole'>

/**
 * The complete trees of a draft whose nodes can be counted, each as large as it can be: the whole
 * tree first where it is complete, then what stands below incomplete groups, and what is muted (as
 * it would be were it not). A node is in one of them, or in none.
 */
export function countedTrees(root: DraftNode, known: KnownNames): readonly CountedTree[] {
  const parts: Part[] = []
  const whole = visit(root, known, parts)
  const others = parts.map((part) => ({ ...part, isWhole: false }))
  return typeof whole === 'string' ? others : [{ ...whole, isWhole: true }, ...others]
}

/** The node as a complete tree; complete trees that do not go into it are put among the parts. */
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

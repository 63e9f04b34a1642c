import { nodesOf } from '#domain/filter-tree/walk.ts'
import type { FilterTree } from '#domain/contract/contract.ts'
import type { MatchesOf } from './record-bits.ts'
import { countBits, type RecordBits } from './record-bits.ts'

/**
 * A node of a tree whose records are counted block by block. It selects the records in `words`; if
 * all bits of `flip` are set, the records not in `words`.
 */
export type TreePlace = {
  readonly kind: 'leaf' | 'not' | 'and' | 'or'
  readonly children: readonly TreePlace[]
  readonly words: RecordBits
  /** Whether `words` has all records (of a leaf) or one block (of a group). */
  readonly isWhole: boolean
  readonly flip: number
  /** For an AND: where at least two children are false. For an OR: where two are true. */
  readonly twice: RecordBits
  /** Buffer for the context of the children. */
  readonly ifNeutral: RecordBits
  count: number
  without: number
}

const nothing = new Uint32Array()

/** Cached counts of leaf sets, which never change, so an edit counts only new ones. */
const known = new WeakMap<RecordBits, number>()
function countOf(set: RecordBits): number {
  const count = known.get(set) ?? countBits(set)
  known.set(set, count)
  return count
}

/** Creates the nodes of a tree; each group has buffers for a block of `blockWords`. */
export function openPlaces(node: FilterTree, matchesOf: MatchesOf, blockWords: number): TreePlace {
  const open = (child: FilterTree) => openPlaces(child, matchesOf, blockWords)
  const counted = { count: 0, without: 0 }
  if ('filter' in node) {
    const words = matchesOf(node.filter)
    const set = { words, isWhole: true, flip: 0, twice: nothing, ifNeutral: nothing }
    return { kind: 'leaf', children: [], ...set, ...counted, count: countOf(words) }
  }
  if ('not' in node) {
    const inner = open(node.not)
    const { words, isWhole, flip } = inner
    const set = { words, isWhole, flip: ~flip, twice: nothing, ifNeutral: nothing }
    return { kind: 'not', children: [inner], ...set, ...counted }
  }
  const block = () => new Uint32Array(blockWords)
  // `words` marks where at least one child decides; an AND selects the rest.
  const set = { words: block(), isWhole: false, twice: block(), ifNeutral: block() }
  return 'and' in node
    ? { kind: 'and', children: node.and.map(open), ...set, flip: -1, ...counted }
    : { kind: 'or', children: node.or.map(open), ...set, flip: 0, ...counted }
}

/** Number of AND and OR groups in a tree. */
export const groupsOf = (tree: FilterTree): number =>
  nodesOf(tree).filter((node) => 'and' in node || 'or' in node).length

/** A node and its descendants in preorder. */
export const preorder = (place: TreePlace): readonly TreePlace[] => [
  place,
  ...place.children.flatMap(preorder),
]

import { nodesOf } from '#domain/filter-tree/walk.ts'
import type { FilterTree } from '#domain/contract/contract.ts'
import type { MatchesOf } from './record-bits.ts'
import { countBits, type RecordBits } from './record-bits.ts'

/**
 * A node of a tree whose records are counted block after block. It selects the records whose bits are
 * in `words`, or where `flip` has all bits, those whose bits are not.
 */
export type TreePlace = {
  readonly kind: 'leaf' | 'not' | 'and' | 'or'
  readonly children: readonly TreePlace[]
  readonly words: RecordBits
  /** Whether `words` are of all records (a leaf's) or of one block (a group's). */
  readonly isWhole: boolean
  readonly flip: number
  /** Of an AND: where two children at least are false. Of an OR: where two are true. */
  readonly twice: RecordBits
  /** Room for what a group's children stand in. */
  readonly mixed: RecordBits
  count: number
  without: number
}

const nothing = new Uint32Array()

/** The sets of leaves are remembered and never change: an edit finds nearly all of them counted. */
const known = new WeakMap<RecordBits, number>()
function countOf(set: RecordBits): number {
  const count = known.get(set) ?? countBits(set)
  known.set(set, count)
  return count
}

/** A tree's nodes, each group with room for a block of so many words. */
export function openPlaces(node: FilterTree, matchesOf: MatchesOf, blockWords: number): TreePlace {
  const open = (child: FilterTree) => openPlaces(child, matchesOf, blockWords)
  const counted = { count: 0, without: 0 }
  if ('filter' in node) {
    const words = matchesOf(node.filter)
    const set = { words, isWhole: true, flip: 0, twice: nothing, mixed: nothing }
    return { kind: 'leaf', children: [], ...set, ...counted, count: countOf(words) }
  }
  if ('not' in node) {
    const inner = open(node.not)
    const { words, isWhole, flip } = inner
    const set = { words, isWhole, flip: ~flip, twice: nothing, mixed: nothing }
    return { kind: 'not', children: [inner], ...set, ...counted }
  }
  const block = () => new Uint32Array(blockWords)
  // Where one child at least decides: what an AND selects is the rest.
  const set = { words: block(), isWhole: false, twice: block(), mixed: block() }
  return 'and' in node
    ? { kind: 'and', children: node.and.map(open), ...set, flip: -1, ...counted }
    : { kind: 'or', children: node.or.map(open), ...set, flip: 0, ...counted }
}

/** How many groups a tree has. */
export const groupsOf = (tree: FilterTree): number =>
  nodesOf(tree).filter((node) => 'and' in node || 'or' in node).length

/** A node, then those below it in their order. */
export const preorder = (place: TreePlace): readonly TreePlace[] => [
  place,
  ...place.children.flatMap(preorder),
]

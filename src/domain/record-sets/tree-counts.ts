import type { FilterTree } from '#domain/contract/contract.ts'
import { allRecords, bitsOfWord, type MatchesOf, type RecordBits } from './record-bits.ts'
import { addDecisions, countMixed, countWords, mix } from './bit-loops.ts'
import { groupsOf, openPlaces, preorder, type TreePlace } from './tree-places.ts'

/** What is told of one node. */
export type NodeTally = {
  /** The records that this node alone selects. */
  readonly count: number
  /**
   * Of a leaf: the records that the whole tree would select, were it absent. A group whose children
   * are all absent is absent as well; when nothing is left, every record is selected. Null for groups.
   */
  readonly without: number | null
}

export type TreeTally = {
  readonly total: number
  /** In preorder: a node, then those below it in their order. */
  readonly nodes: readonly NodeTally[]
}

/** The sets of all groups are made for a block of the records, which the processor's cache holds. */
const cachedWords = 2 ** 16
const [fewestWords, mostWords] = [64, 1024]
/** So many words are looked at, of all nodes together, before others may work: some milliseconds. */
const wordsPerTurn = 2 ** 20

/**
 * Counts the records of every node, and what each leaf changes, from the records of the leaves. Every
 * node costs two passes over the words of a set, however wide its group is. `pause` lets others work.
 */
export async function tallyTree(
  tree: FilterTree,
  matchesOf: MatchesOf,
  records: number,
  pause: () => Promise<void>,
): Promise<TreeTally> {
  const all = allRecords(records)
  const fitting = Math.floor(cachedWords / Math.max(1, groupsOf(tree)))
  const blockWords = Math.max(fewestWords, Math.min(mostWords, fitting))
  const none = new Uint32Array(blockWords)
  const root = openPlaces(tree, matchesOf, blockWords)
  const places = preorder(root)
  const blocksPerTurn = Math.max(1, Math.floor(wordsPerTurn / (places.length * blockWords)))
  for (let from = 0; from < all.length; from += blockWords) {
    if ((from / blockWords) % blocksPerTurn === blocksPerTurn - 1) await pause()
    const every = all.subarray(from, from + blockWords)
    decide(root, from, every.length)
    tally(root, { ifTrue: every, ifFalse: none, absent: every }, { from, every })
  }
  const nodes = places.map(({ kind, count, without }) => ({
    count,
    without: kind === 'leaf' ? without : null,
  }))
  return { total: root.count, nodes }
}

/** Finds where each group is decided in a block: an AND by a child that is false, an OR by one that is true. */
function decide({ kind, children, words, twice }: TreePlace, from: number, length: number): void {
  for (const child of children) decide(child, from, length)
  if (kind === 'leaf' || kind === 'not') return
  words.fill(0)
  twice.fill(0)
  for (const child of children) {
    const offset = child.isWhole ? from : 0
    addDecisions(child.words, offset, decidingFlip(kind, child), words, twice, length)
  }
}

const decidingFlip = (kind: TreePlace['kind'], { flip }: TreePlace): number =>
  kind === 'and' ? ~flip : flip

/** What a node stands in: the records that the tree selects if the node is true, false, or absent. */
type Around = {
  readonly ifTrue: RecordBits
  readonly ifFalse: RecordBits
  readonly absent: RecordBits
}
type Block = {
  readonly from: number
  /** All of its records: the bits of no record are not among them. */
  readonly every: RecordBits
}

/** Adds to the counts of a node, and of those below it, what a block has. */
function tally(node: TreePlace, around: Around, block: Block): void {
  const { kind, children } = node
  const { ifTrue, ifFalse, absent } = around
  if (kind === 'leaf') {
    // Its own count is that of its set.
    node.without += countWords(absent, block.every.length)
    return
  }
  node.count += countSelected(node, block)
  if (kind === 'not') {
    for (const child of children) tally(child, { ifTrue: ifFalse, ifFalse: ifTrue, absent }, block)
    return
  }
  const { words: once, twice, mixed } = node
  // Where the others decide the group, and where they do not.
  const [decided, open] = kind === 'and' ? [ifFalse, ifTrue] : [ifTrue, ifFalse]
  const { from, every } = block
  for (const child of children) {
    const offset = child.isWhole ? from : 0
    const flip = decidingFlip(kind, child)
    if (child.kind === 'leaf' && children.length > 1) {
      child.without += countMixed(
        child.words,
        offset,
        flip,
        once,
        twice,
        decided,
        open,
        every.length,
      )
      continue
    }
    mix(child.words, offset, flip, once, twice, decided, open, mixed, every.length)
    const gone = children.length === 1 ? absent : mixed
    tally(
      child,
      kind === 'and'
        ? { ifTrue: mixed, ifFalse, absent: gone }
        : { ifTrue, ifFalse: mixed, absent: gone },
      block,
    )
  }
}

/** How many records of a block a node selects. */
function countSelected({ words, isWhole, flip }: TreePlace, { from, every }: Block): number {
  const offset = isWhole ? from : 0
  let count = 0
  for (let index = 0; index < every.length; index += 1) {
    count += bitsOfWord(((words[offset + index] ?? 0) ^ flip) & (every[index] ?? 0))
  }
  return count
}

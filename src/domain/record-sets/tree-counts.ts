import type { FilterTree } from '#domain/contract/contract.ts'
import { allRecords, bitsOfWord, type MatchesOf, type RecordBits } from './record-bits.ts'
import { addDeciders, countIfNeutral, countWords, resultIfNeutral } from './bit-loops.ts'
import { groupsOf, openPlaces, preorder, type TreePlace } from './tree-places.ts'

/** The counts of one node. */
export type NodeTally = {
  /** The records that this node alone selects. */
  readonly count: number
  /**
   * For a leaf: the records that the whole tree would select if it were absent. A group whose
   * children are all absent is absent too; if nothing is left, every record is selected. Null for
   * groups.
   */
  readonly without: number | null
}

export type TreeTally = {
  readonly total: number
  /** In preorder. */
  readonly nodes: readonly NodeTally[]
}

/** Words of all group sets in one block, so that a block fits the processor's cache. */
const cachedWords = 2 ** 16
const [fewestWords, mostWords] = [64, 1024]
/** Words to visit before a pause, over all nodes; some milliseconds of work. */
const wordsPerTurn = 2 ** 20

/**
 * Counts the records of every node, and the effect of each leaf, from the records of the leaves. Each
 * node costs two passes over the words of a set, at any width of its group. `pause` lets other work
 * run.
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

/** Finds where each group of a block is decided: an AND by a false child, an OR by a true one. */
function decide({ kind, children, words, twice }: TreePlace, from: number, length: number): void {
  for (const child of children) decide(child, from, length)
  if (kind === 'leaf' || kind === 'not') return
  words.fill(0)
  twice.fill(0)
  for (const child of children) {
    const offset = child.isWhole ? from : 0
    addDeciders(child.words, offset, decidingFlip(kind, child), words, twice, length)
  }
}

const decidingFlip = (kind: TreePlace['kind'], { flip }: TreePlace): number =>
  kind === 'and' ? ~flip : flip

/** A node's context: the records that the tree selects if the node is true, false or absent. */
type Around = {
  readonly ifTrue: RecordBits
  readonly ifFalse: RecordBits
  readonly absent: RecordBits
}
type Block = {
  readonly from: number
  /** The bits of all its records, without padding. */
  readonly every: RecordBits
}

/** Adds the records of a block to the counts of a node and its descendants. */
function tally(node: TreePlace, around: Around, block: Block): void {
  const { kind, children } = node
  const { ifTrue, ifFalse, absent } = around
  if (kind === 'leaf') {
    // The count of a leaf is already known from its set.
    node.without += countWords(absent, block.every.length)
    return
  }
  node.count += countSelected(node, block)
  if (kind === 'not') {
    for (const child of children) tally(child, { ifTrue: ifFalse, ifFalse: ifTrue, absent }, block)
    return
  }
  const { words: once, twice, ifNeutral } = node
  // The context if the siblings decide the group, and if they do not.
  const [decided, open] = kind === 'and' ? [ifFalse, ifTrue] : [ifTrue, ifFalse]
  const { from, every } = block
  for (const child of children) {
    const offset = child.isWhole ? from : 0
    const flip = decidingFlip(kind, child)
    if (child.kind === 'leaf' && children.length > 1) {
      child.without += countIfNeutral(
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
    resultIfNeutral(child.words, offset, flip, once, twice, decided, open, ifNeutral, every.length)
    const gone = children.length === 1 ? absent : ifNeutral
    tally(
      child,
      kind === 'and'
        ? { ifTrue: ifNeutral, ifFalse, absent: gone }
        : { ifTrue, ifFalse: ifNeutral, absent: gone },
      block,
    )
  }
}

/** Number of records of a block that a node selects. */
function countSelected({ words, isWhole, flip }: TreePlace, { from, every }: Block): number {
  const offset = isWhole ? from : 0
  let count = 0
  for (let index = 0; index < every.length; index += 1) {
    count += bitsOfWord(((words[offset + index] ?? 0) ^ flip) & (every[index] ?? 0))
  }
  return count
}

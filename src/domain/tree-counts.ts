import type { Filter, FilterTree } from './contract.ts'
import { allRecords, countBits, noRecords, type RecordBits } from './record-bits.ts'

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

/** Which records a leaf selects. */
export type MatchesOf = (filter: Filter) => RecordBits

export type TreeTally = {
  readonly total: number
  /** In preorder: a node, then those below it in their order. */
  readonly nodes: readonly NodeTally[]
}

/** What a node stands in: the records that the tree selects if the node is true, false, or absent. */
type Around = {
  readonly ifTrue: RecordBits
  readonly ifFalse: RecordBits
  readonly absent: RecordBits
}

/**
 * Counts the records of every node, and what each leaf changes, from the records of the leaves. Every
 * node costs a few passes over the words of the sets, however wide its group is.
 */
export function tallyTree(tree: FilterTree, matchesOf: MatchesOf, records: number): TreeTally {
  const all = allRecords(records)
  const none = noRecords(records)
  const values = new Map<FilterTree, RecordBits>()
  evaluate(tree, { matchesOf, all, none }, values)
  const nodes: NodeTally[] = []
  const tally = (node: FilterTree, around: Around): void => {
    const count = countBits(values.get(node) ?? none)
    if ('filter' in node) {
      nodes.push({ count, without: countBits(around.absent) })
      return
    }
    nodes.push({ count, without: null })
    if ('not' in node) {
      const { ifTrue, ifFalse, absent } = around
      tally(node.not, { ifTrue: ifFalse, ifFalse: ifTrue, absent })
      return
    }
    const isAnd = 'and' in node
    const children = isAnd ? node.and : node.or
    const others = othersOf(
      children.map((child) => values.get(child) ?? none),
      isAnd,
      none,
    )
    for (const [index, child] of children.entries()) {
      tally(child, aroundChild(around, others(index), isAnd, children.length === 1))
    }
  }
  tally(tree, { ifTrue: all, ifFalse: none, absent: all })
  return { total: nodes[0]?.count ?? 0, nodes }
}

type Leaves = {
  readonly matchesOf: MatchesOf
  readonly all: RecordBits
  readonly none: RecordBits
}

/** The records of each node, by the node. */
function evaluate(
  node: FilterTree,
  leaves: Leaves,
  values: Map<FilterTree, RecordBits>,
): RecordBits {
  const known = values.get(node)
  if (known) return known
  const bits = join(node, leaves, values)
  values.set(node, bits)
  return bits
}

function join(node: FilterTree, leaves: Leaves, values: Map<FilterTree, RecordBits>): RecordBits {
  const { all, none } = leaves
  if ('filter' in node) return leaves.matchesOf(node.filter)
  if ('not' in node) {
    const inner = evaluate(node.not, leaves, values)
    return all.map((word, index) => word & ~(inner[index] ?? 0))
  }
  const isAnd = 'and' in node
  const joined = (isAnd ? all : none).slice()
  for (const child of isAnd ? node.and : node.or) {
    const bits = evaluate(child, leaves, values)
    for (let index = 0; index < joined.length; index += 1) {
      const word = bits[index] ?? 0
      joined[index] = isAnd ? (joined[index] ?? 0) & word : (joined[index] ?? 0) | word
    }
  }
  return joined
}

/**
 * Of each child of an AND: where another one is false. Of each child of an OR: where another one is
 * true. Two sets say it for all of them: where one decides at least, and where two do.
 */
function othersOf(
  values: readonly RecordBits[],
  isAnd: boolean,
  none: RecordBits,
): (index: number) => RecordBits {
  const once = none.slice()
  const twice = none.slice()
  const flip = isAnd ? -1 : 0
  for (const value of values) {
    for (let index = 0; index < once.length; index += 1) {
      const decides = (value[index] ?? 0) ^ flip
      twice[index] = (twice[index] ?? 0) | ((once[index] ?? 0) & decides)
      once[index] = (once[index] ?? 0) | decides
    }
  }
  return (child) =>
    once.map(
      (word, index) => (twice[index] ?? 0) | (word & ~((values[child]?.[index] ?? 0) ^ flip)),
    )
}

function aroundChild(
  { ifTrue, ifFalse, absent }: Around,
  decided: RecordBits,
  isAnd: boolean,
  isOnly: boolean,
): Around {
  const mixed = ifTrue.map((word, index) => {
    const others = decided[index] ?? 0
    return isAnd
      ? (word & ~others) | ((ifFalse[index] ?? 0) & others)
      : (word & others) | ((ifFalse[index] ?? 0) & ~others)
  })
  const gone = isOnly ? absent : mixed
  return isAnd ? { ifTrue: mixed, ifFalse, absent: gone } : { ifTrue, ifFalse: mixed, absent: gone }
}

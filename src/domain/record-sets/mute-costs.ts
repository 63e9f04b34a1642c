import { subtreesOf } from '#domain/filter-tree/walk.ts'
import type { FilterTree } from '#domain/contract/contract.ts'
import { bitOf, bytesOf } from './record-bits.ts'
import type { MatchesOf } from './record-bits.ts'

/** What has to be muted so that a tree selects a record. */
export type MuteCosts = {
  /** How many leaves; infinite where nothing helps. */
  readonly of: (record: number) => number
  /** Fewest of them, as places in preorder among all nodes. */
  readonly leaves: (record: number) => readonly number[]
}

type Kind = 'leaf' | 'and' | 'or' | 'not'
type State = 'true' | 'false' | 'absent'

/**
 * By dynamic programming over the nodes in preorder, read from the last to the first: what it costs to
 * make a node true, false, or absent. A leaf as it is costs nothing, an absent one costs 1. An AND is
 * true where one child at least is true and the others are true or absent, and false where one is; an
 * OR the other way round: the state that all children have to agree on, and the one that each decides.
 * Numbers in flat lists, for a million records are asked.
 */
export function openMuteCosts(tree: FilterTree, matchesOf: MatchesOf, records: number): MuteCosts {
  const { kinds, parents, sizes, leaves, absent } = flatten(tree, matchesOf)
  const count = kinds.length
  const ifTrue = new Float64Array(count)
  const ifFalse = new Float64Array(count)
  /** Of a group: its children agreeing or absent, what it takes that one of them is not absent, and the decision. */
  const agreeing = new Float64Array(count)
  const present = new Float64Array(count)
  const deciding = new Float64Array(count)
  const presentAtFirst = sizes.map((size) => (size === 1 ? 0 : Infinity))

  const agreedCost = (group: number, child: number) =>
    (kinds[group] === 'and' ? ifTrue[child] : ifFalse[child]) ?? Infinity
  const decidedCost = (group: number, child: number) =>
    (kinds[group] === 'and' ? ifFalse[child] : ifTrue[child]) ?? Infinity

  const weigh = (node: number, record: number): void => {
    const kind = kinds[node]
    if (kind === 'leaf') {
      const isSelected = bitOf(leaves[node] ?? new Uint8Array(), records, record)
      ifTrue[node] = isSelected ? 0 : Infinity
      ifFalse[node] = isSelected ? Infinity : 0
    } else if (kind === 'not') {
      ifTrue[node] = ifFalse[node + 1] ?? Infinity
      ifFalse[node] = ifTrue[node + 1] ?? Infinity
    } else {
      const agreed = (agreeing[node] ?? 0) + (present[node] ?? 0)
      const decided = deciding[node] ?? Infinity
      ifTrue[node] = kind === 'and' ? agreed : decided
      ifFalse[node] = kind === 'and' ? decided : agreed
    }
  }
  const addToParent = (node: number): void => {
    const group = parents[node] ?? -1
    if (group < 0 || kinds[group] === 'not') return
    const cost = agreedCost(group, node)
    const least = Math.min(cost, absent[node] ?? Infinity)
    agreeing[group] = (agreeing[group] ?? 0) + least
    if (cost < Infinity) present[group] = Math.min(present[group] ?? 0, cost - least)
    deciding[group] = Math.min(deciding[group] ?? 0, decidedCost(group, node))
  }
  const costOf = (record: number): number => {
    agreeing.fill(0)
    present.set(presentAtFirst)
    deciding.fill(Infinity)
    for (let node = count - 1; node >= 0; node -= 1) {
      weigh(node, record)
      addToParent(node)
    }
    return Math.min(ifTrue[0] ?? Infinity, absent[0] ?? Infinity)
  }

  const childrenAt = (node: number): number[] => {
    const children: number[] = []
    const end = node + (sizes[node] ?? 1)
    for (let child = node + 1; child < end; child += sizes[child] ?? 1) children.push(child)
    return children
  }
  const leaveOrAgree = (group: number, child: number) =>
    Math.min(agreedCost(group, child), absent[child] ?? Infinity)
  const statesBelow = (node: number, state: State): readonly (readonly [number, State])[] => {
    const children = childrenAt(node)
    if (state === 'absent') return children.map((child) => [child, 'absent'])
    if (kinds[node] === 'not') return [[node + 1, state === 'true' ? 'false' : 'true']]
    if ((kinds[node] === 'and') === (state === 'true')) {
      const one = cheapest(children, (child) => {
        const cost = agreedCost(node, child)
        return cost < Infinity ? cost - leaveOrAgree(node, child) : Infinity
      })
      return children.map((child) => {
        const agrees = child === one || agreedCost(node, child) <= (absent[child] ?? Infinity)
        return [child, agrees ? state : 'absent']
      })
    }
    const one = cheapest(children, (child) => decidedCost(node, child))
    return children.map((child) => {
      // The others stay as they are: one of the two costs nothing.
      const own = ifTrue[child] === 0 ? 'true' : 'false'
      return [child, child === one ? state : own]
    })
  }
  return {
    of: costOf,
    leaves: (record) => {
      costOf(record)
      const states = new Map<number, State>()
      states.set(0, (absent[0] ?? 0) < (ifTrue[0] ?? 0) ? 'absent' : 'true')
      const muted: number[] = []
      for (let node = 0; node < count; node += 1) {
        const state = states.get(node) ?? 'absent'
        if (kinds[node] === 'leaf' && state === 'absent') muted.push(node)
        for (const [child, below] of statesBelow(node, state)) states.set(child, below)
      }
      return muted
    },
  }
}

const cheapest = (nodes: readonly number[], cost: (node: number) => number): number =>
  nodes.reduce((best, node) => (cost(node) < cost(best) ? node : best), nodes[0] ?? -1)

/** The nodes in preorder: what they are, their parents, how many there are with those below them. */
function flatten(tree: FilterTree, matchesOf: MatchesOf) {
  const kinds: Kind[] = []
  const parents: number[] = []
  const sizes: number[] = []
  const leaves: (Uint8Array | null)[] = []
  /** How many leaves to mute for a node to be absent: a group that was empty from the start never is. */
  const absent: number[] = []
  const add = (node: FilterTree, parent: number): number => {
    const at = kinds.length
    const kind = 'filter' in node ? 'leaf' : 'and' in node ? 'and' : 'or' in node ? 'or' : 'not'
    kinds.push(kind)
    parents.push(parent)
    leaves.push('filter' in node ? bytesOf(matchesOf(node.filter)) : null)
    sizes.push(1)
    absent.push(kind === 'leaf' ? 1 : Infinity)
    const children = subtreesOf(node).map((child) => add(child, at))
    if (children.length > 0) {
      absent[at] = children.reduce((sum, child) => sum + (absent[child] ?? 0), 0)
    }
    sizes[at] = kinds.length - at
    return at
  }
  add(tree, -1)
  return { kinds, parents, sizes, leaves, absent }
}

import { subtreesOf } from '#domain/filter-tree/walk.ts'
import type { FilterTree } from '#domain/contract/contract.ts'
import { bitOf, bytesOf } from './record-bits.ts'
import type { MatchesOf } from './record-bits.ts'

/** The leaves to mute so that a tree selects a record. */
export type MuteCosts = {
  /** The number of leaves; infinite if nothing helps. */
  readonly of: (record: number) => number
  /** A smallest set of them, as indexes in preorder. */
  readonly leaves: (record: number) => readonly number[]
}

type Kind = 'leaf' | 'and' | 'or' | 'not'
type State = 'true' | 'false' | 'absent'

/**
 * Dynamic programming over the nodes, from last to first in preorder: the cost of making a node true,
 * false or absent. An unchanged leaf costs 0, an absent leaf 1. An AND is true if at least one child
 * is true and the others are true or absent, and false if one is false; an OR is the reverse. So all
 * children agree on one state, and each can decide the other. Flat arrays of numbers, because up to a
 * million records are checked.
 */
export function openMuteCosts(tree: FilterTree, matchesOf: MatchesOf, records: number): MuteCosts {
  const { kinds, parents, sizes, leaves, absent } = flatten(tree, matchesOf)
  const count = kinds.length
  const ifTrue = new Float64Array(count)
  const ifFalse = new Float64Array(count)
  /**
   * For a group: the cost that its children agree or are absent, the extra cost that one is present,
   * and the cost of a decision.
   */
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
      // The others stay unchanged, so one of the two costs is 0.
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

/** The nodes in preorder: kinds, parents, and sizes of their subtrees. */
function flatten(tree: FilterTree, matchesOf: MatchesOf) {
  const kinds: Kind[] = []
  const parents: number[] = []
  const sizes: number[] = []
  const leaves: (Uint8Array | null)[] = []
  /** The number of leaves to mute so that a node is absent. An empty group is never absent. */
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

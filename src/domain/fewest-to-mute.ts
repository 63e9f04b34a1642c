import type { FilterTree } from './contract.ts'
import { hasRecord, noRecords } from './record-bits.ts'
import type { MatchesOf } from './tree-counts.ts'

/** How many leaves have to be muted for a node to be true, false, or absent; infinite where nothing helps. */
type Costs = { readonly ifTrue: number; readonly ifFalse: number; readonly absent: number }
type State = keyof Costs
/** Of a leaf, by its place among the leaves of the tree, from 0. */
type Selects = (leaf: number) => boolean

const impossible = Infinity

/**
 * The smallest set of leaves whose muting makes a tree select something that selects nothing: their
 * places in preorder among all nodes. Null where there are no records. `pause` lets others work
 * between records.
 *
 * Records for which the same leaves are true are looked at once; each by dynamic programming over
 * the tree.
 */
export async function fewestToMute(
  tree: FilterTree,
  matchesOf: MatchesOf,
  records: number,
  pause: () => Promise<void>,
): Promise<readonly number[] | null> {
  const leaves = leavesOf(tree)
  const sets = leaves.map(({ filter }) => matchesOf(filter))
  const seen = new Set<string>()
  let best = impossible
  let bestOf = -1
  for (let record = 0; record < records && best > 1; record += 1) {
    if (record % pauseEvery === pauseEvery - 1) await pause()
    const key = sets.map((set) => (hasRecord(set, records, record) ? '1' : '0')).join('')
    if (seen.has(key)) continue
    if (seen.size < mostKept) seen.add(key)
    const costs = costsOf(tree, (leaf) => key[leaf] === '1', { next: 0 })
    const cost = Math.min(costs.ifTrue, costs.absent)
    if (cost >= best) continue
    best = cost
    bestOf = record
  }
  if (best === impossible) return null
  const selects: Selects = (leaf) => hasRecord(sets[leaf] ?? noRecords(records), records, bestOf)
  return chosen(tree, selects).map((leaf) => leaves[leaf]?.place ?? 0)
}

const pauseEvery = 2000
/** Beyond this many different records it is not remembered which were looked at. */
const mostKept = 200_000

type Leaf = Extract<FilterTree, { filter: unknown }> & { readonly place: number }

/** The leaves in their order, each with its place among all nodes. */
function leavesOf(tree: FilterTree): readonly Leaf[] {
  const leaves: Leaf[] = []
  let place = 0
  const visit = (node: FilterTree): void => {
    if ('filter' in node) leaves.push({ ...node, place })
    place += 1
    childrenOf(node).forEach(visit)
  }
  visit(tree)
  return leaves
}

function childrenOf(node: FilterTree): readonly FilterTree[] {
  if ('and' in node) return node.and
  if ('or' in node) return node.or
  return 'not' in node ? [node.not] : []
}

function costsOf(node: FilterTree, selects: Selects, leaf: { next: number }): Costs {
  if ('filter' in node) {
    const isTrue = selects(leaf.next)
    leaf.next += 1
    return { ifTrue: isTrue ? 0 : impossible, ifFalse: isTrue ? impossible : 0, absent: 1 }
  }
  const children = childrenOf(node).map((child) => costsOf(child, selects, leaf))
  return joinCosts(node, children)
}

function joinCosts(node: FilterTree, children: readonly Costs[]): Costs {
  const [only] = children
  if ('not' in node && only) {
    return { ifTrue: only.ifFalse, ifFalse: only.ifTrue, absent: only.absent }
  }
  const isAnd = 'and' in node
  const absent = children.length === 0 ? impossible : sum(children.map((child) => child.absent))
  // An AND is true where all are, and false where one is; an OR the other way round.
  const [all, one] = isAnd ? (['ifTrue', 'ifFalse'] as const) : (['ifFalse', 'ifTrue'] as const)
  const agreed = children.length === 0 ? 0 : withOne(children, all, [all, 'absent'])
  const decided = withOne(children, one, ['ifTrue', 'ifFalse', 'absent'])
  return isAnd
    ? { ifTrue: agreed, ifFalse: decided, absent }
    : { ifTrue: decided, ifFalse: agreed, absent }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

/** The cost of one child at least in a state, the others in any of some. */
function withOne(children: readonly Costs[], state: State, others: readonly State[]): number {
  let total = 0
  let extra = impossible
  for (const child of children) {
    const least = Math.min(...others.map((other) => child[other]))
    total += least
    if (child[state] < impossible) extra = Math.min(extra, child[state] - least)
  }
  return total + extra
}

/** The leaves to mute for one record, by the same costs, from the root down. */
function chosen(tree: FilterTree, selects: Selects): readonly number[] {
  const muted: number[] = []
  const place = { next: 0 }
  const put = (node: FilterTree, state: State): void => {
    if ('filter' in node) {
      if (state === 'absent') muted.push(place.next)
      place.next += 1
      return
    }
    const children = childrenOf(node)
    const at = { next: place.next }
    const costs = children.map((child) => costsOf(child, selects, at))
    const states = statesOf(node, state, costs)
    for (const [index, child] of children.entries()) put(child, states[index] ?? 'absent')
  }
  const root = costsOf(tree, selects, { next: 0 })
  put(tree, root.absent < root.ifTrue ? 'absent' : 'ifTrue')
  return muted
}

/** The state of each child that makes a group's state cheapest. */
function statesOf(node: FilterTree, state: State, children: readonly Costs[]): readonly State[] {
  if (state === 'absent') return children.map(() => 'absent')
  if ('not' in node) return [state === 'ifTrue' ? 'ifFalse' : 'ifTrue']
  const isAgreed = state === ('and' in node ? 'ifTrue' : 'ifFalse')
  const others: readonly State[] = isAgreed ? [state, 'absent'] : ['ifTrue', 'ifFalse', 'absent']
  const cheapest = children.map((child) =>
    others.reduce((best, other) => (child[other] < child[best] ? other : best)),
  )
  const extras = children.map((child, index) =>
    child[state] < impossible ? child[state] - child[cheapest[index] ?? state] : impossible,
  )
  const deciding = extras.indexOf(Math.min(...extras))
  return cheapest.map((one, index) => (index === deciding ? state : one))
}

import type { FilterTree } from '#domain/contract/contract.ts'
import { openMuteCosts } from './mute-costs.ts'
import type { MatchesOf } from './record-bits.ts'
import type { TreeTally } from './tree-counts.ts'

/** So many nodes are looked at before others may work: some milliseconds. */
const nodesPerTurn = 200_000

/**
 * The smallest set of leaves whose muting makes a tree select something that selects nothing: their
 * places in preorder among all nodes. Null where nothing helps. `pause` lets others work. Of more
 * records than `most` so many are asked that lie evenly among them: the set is then the smallest for these.
 *
 * Whether one leaf is enough is known from the tally: it is the one that brings most records. Else
 * the records are asked, one after the other, until one needs no more than two.
 */
export async function fewestToMute(
  tree: FilterTree,
  { nodes }: TreeTally,
  matchesOf: MatchesOf,
  records: number,
  { most, pause }: { readonly most: number; readonly pause: () => Promise<void> },
): Promise<readonly number[] | null> {
  const brought = nodes.reduce((sofar, { without }) => Math.max(sofar, without ?? 0), 0)
  if (brought > 0) return [nodes.findIndex(({ without }) => without === brought)]
  const costs = openMuteCosts(tree, matchesOf, records)
  const recordsPerTurn = Math.max(1, Math.floor(nodesPerTurn / nodes.length))
  let best = Infinity
  let bestOf = 0
  const asked = Math.min(records, most)
  for (let index = 0; index < asked && best > 2; index += 1) {
    if (index % recordsPerTurn === recordsPerTurn - 1) await pause()
    const record = Math.floor((index * records) / asked)
    const cost = costs.of(record)
    if (cost >= best) continue
    best = cost
    bestOf = record
  }
  return best === Infinity ? null : costs.leaves(bestOf)
}

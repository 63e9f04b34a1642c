import type { FilterTree } from './contract.ts'
import { openMuteCosts } from './mute-costs.ts'
import type { MatchesOf, TreeTally } from './tree-counts.ts'

/** So many nodes are looked at before others may work: some milliseconds. */
const nodesPerTurn = 200_000

/**
 * The smallest set of leaves whose muting makes a tree select something that selects nothing: their
 * places in preorder among all nodes. Null where nothing helps. `pause` lets others work.
 *
 * Whether one leaf is enough is known from the tally: it is the one that brings most records. Else
 * the records are asked, one after the other, until one needs no more than two.
 */
export async function fewestToMute(
  tree: FilterTree,
  { nodes }: TreeTally,
  matchesOf: MatchesOf,
  records: number,
  pause: () => Promise<void>,
): Promise<readonly number[] | null> {
  const most = nodes.reduce((sofar, { without }) => Math.max(sofar, without ?? 0), 0)
  if (most > 0) return [nodes.findIndex(({ without }) => without === most)]
  const costs = openMuteCosts(tree, matchesOf, records)
  const recordsPerTurn = Math.max(1, Math.floor(nodesPerTurn / nodes.length))
  let best = Infinity
  let bestOf = 0
  for (let record = 0; record < records && best > 2; record += 1) {
    if (record % recordsPerTurn === recordsPerTurn - 1) await pause()
    const cost = costs.of(record)
    if (cost >= best) continue
    best = cost
    bestOf = record
  }
  return best === Infinity ? null : costs.leaves(bestOf)
}

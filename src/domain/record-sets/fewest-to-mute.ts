import type { FilterTree } from '#domain/contract/contract.ts'
import { openMuteCosts } from './mute-costs.ts'
import type { MatchesOf } from './record-bits.ts'
import type { TreeTally } from './tree-counts.ts'

/** Nodes to visit before a pause, which takes some milliseconds. */
const nodesPerTurn = 200_000

/**
 * Finds the fewest leaves to mute so that an empty tree selects something, as indexes in preorder;
 * null if nothing helps. `pause` lets other work run. With more records than `most`, only an even
 * sample is checked, and the set is the smallest for the sample. If one leaf is enough, the tally
 * shows the one that adds most records. Otherwise records are checked one by one until one needs two
 * leaves.
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

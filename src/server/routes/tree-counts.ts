import { leavesOf, nodesOf } from '#domain/filter-tree/walk.ts'
import { setImmediate } from 'node:timers/promises'
import { failure } from '#server/http/error-answers.ts'
import { readTree } from './read-tree.ts'
import { authoriseQueue, type QueueAccess } from './queue-access.ts'
import { readJson, readObject } from '#server/http/read-body.ts'
import { maxTreeNodes, type Filter, type FilterTree } from '#domain/contract/contract.ts'
import {
  maxCountedTrees,
  type TreeCountsAnswer,
} from '#domain/contract/endpoints/tree-counts-schemas.ts'
import { fewestToMute } from '#domain/record-sets/fewest-to-mute.ts'
import { noRecords, type RecordBits } from '#domain/record-sets/record-bits.ts'
import { tallyTree } from '#domain/record-sets/tree-counts.ts'
import type { ValidationErrorItem } from '#domain/contract/validation-error.ts'
import { errorItem } from '#domain/request-check/error-item.ts'
import type { Handler } from '#server/http/context.ts'
import type { RouteDependencies } from './route-dependencies.ts'
import { createFairTurns } from '#server/system/fair-turns.ts'
import { withDeadline } from '#server/store/query-deadline.ts'

/** One bit per record and node; this limits memory and time. */
const maxBits = 2 ** 30
/** Nodes times records weighed to find what to mute; this takes some seconds. */
const maxWeighed = 2 ** 27
/** Each request may hold `maxBits` in memory, and one thread does the work. */
const limits = { ofOne: 1, ofAll: 3, waiting: 50 } as const

export const treeCounts = (dependencies: RouteDependencies): Handler => {
  const turns = createFairTurns(limits)
  return async (c) => {
    const access = await authoriseQueue(c, dependencies)
    const { queue, viewpoint, caller } = access
    const trees = readTrees(readObject(await readJson(c, caller.person)).filter_trees, access)
    const records = queue.record_count
    const nodes = nodesOfAll(trees)
    if (nodes * records > maxBits) {
      const most = Math.floor(maxBits / records).toLocaleString('en')
      const msg = `In a queue of this size, at most ${most} conditions and groups can be counted at once`
      throw failure.invalid([errorItem('too_long', ['body', 'filter_trees'], msg)])
    }
    const leaves = trees.flatMap(leavesOf)
    const answers = await withDeadline(turns, caller, async (signal) => {
      const found = await dependencies.store.matches(queue.queue.id, leaves, viewpoint, caller)
      const matches = new Map<Filter, RecordBits | undefined>(
        leaves.map((leaf, index) => [leaf, found[index]]),
      )
      const matchesOf = (leaf: Filter) => matches.get(leaf) ?? noRecords(records)
      const pause = async () => {
        await setImmediate()
        signal.throwIfAborted()
      }
      const most = Math.max(1, Math.floor(maxWeighed / nodes))
      const tallies = []
      for (const tree of trees) {
        const tally = await tallyTree(tree, matchesOf, records, pause)
        const isEmpty = tally.total === 0
        const room = { most, pause }
        const mute = isEmpty ? await fewestToMute(tree, tally, matchesOf, records, room) : null
        tallies.push({ ...tally, mute })
        await pause()
      }
      return tallies
    })
    return c.json({ trees: answers } satisfies TreeCountsAnswer)
  }
}

const nodesOfAll = (trees: readonly FilterTree[]): number =>
  trees.reduce((sum, tree) => sum + nodesOf(tree).length, 0)

function readTrees(list: unknown, access: QueueAccess): readonly FilterTree[] {
  const loc = ['body', 'filter_trees']
  if (!Array.isArray(list)) {
    const error =
      list === undefined
        ? errorItem('missing', loc, 'Field required')
        : errorItem('list_type', loc, 'Input should be a valid list', list)
    throw failure.invalid([error])
  }
  if (list.length === 0 || list.length > maxCountedTrees) {
    const type = list.length === 0 ? 'too_short' : 'too_long'
    const msg = `List should have 1 to ${maxCountedTrees} items after validation, not ${list.length}`
    throw failure.invalid([errorItem(type, loc, msg)])
  }
  const errors: ValidationErrorItem[] = []
  const trees = list
    .map((tree, index) => readTree(tree, [...loc, index], access, errors))
    .filter((tree) => tree !== null)
  if (errors.length > 0) throw failure.invalid(errors)
  const nodes = nodesOfAll(trees)
  if (nodes > maxTreeNodes) {
    const msg = `The trees have ${nodes} nodes; at most ${maxTreeNodes} can be counted at once`
    throw failure.invalid([errorItem('too_long', loc, msg)])
  }
  return trees
}

import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Filter, FilterTree } from '#domain/contract/contract.ts'
import { noRecords } from '#domain/record-sets/record-bits.ts'
import { tallyTree } from '#domain/record-sets/tree-counts.ts'
import { openTestStore } from '#server/testing/test-stores.test-support.ts'
import {
  drawnQueueId,
  drawnRecords,
  drawnSource,
  drawnTree,
  expectedIds,
  leavesOf,
  treesToDraw,
  viewpoint,
} from '#server/testing/drawn-queue.test-support.ts'
import type { Store } from './store.ts'
import { testCaller } from '#server/testing/test-caller.test-support.ts'

/** The store and a naive evaluator select the same records in the same order. */

/** Always the same records; only the trees change. */
const records = drawnRecords(42, 150)
let store: Store

beforeAll(async () => {
  store = await openTestStore()
  const lines = records.map((record) => JSON.stringify(record))
  await store.importQueue(drawnSource('drawn', lines))
})
afterAll(() => store.close())

async function exportedIds(filter_tree: FilterTree, format: 'csv' | 'jsonl'): Promise<string[]> {
  const plan = {
    selector: { type: 'filter_tree', filter_tree },
    format,
    column_ids: ['id'],
    redact: true,
    computed_metrics_only: false,
  } as const
  let file = ''
  for await (const piece of store.exportRecords(drawnQueueId, plan, viewpoint, testCaller)) {
    file += Buffer.from(piece).toString()
  }
  if (format === 'csv') return file.split('\r\n').slice(1, -1)
  return file
    .split('\n')
    .slice(0, -1)
    .map((line) => (JSON.parse(line) as { id: string }).id)
}

async function countsOf(trees: readonly FilterTree[]): Promise<readonly number[]> {
  const leaves = trees.flatMap(leavesOf)
  const found = await store.matches(drawnQueueId, leaves, viewpoint, testCaller)
  const matches = new Map(leaves.map((filter, index) => [filter, found[index]]))
  const matchesOf = (filter: Filter) => matches.get(filter) ?? noRecords(records.length)
  const pause = () => Promise.resolve()
  const tallies = trees.map((one) => tallyTree(one, matchesOf, records.length, pause))
  return (await Promise.all(tallies)).map(({ total }) => total)
}

const atOnce = 10
const trees = treesToDraw(2000)

test(`${trees} trees: counts, complements, and the ids in order, of half of them in each format`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(drawnTree, { minLength: atOnce, maxLength: atOnce }),
      async (some) => {
        const counts = await countsOf(some.flatMap((one) => [one, { not: one }]))
        for (const [index, one] of some.entries()) {
          const expected = expectedIds(records, one)
          const told = JSON.stringify(one)
          expect(counts[index * 2], told).toBe(expected.length)
          expect(counts[index * 2 + 1], told).toBe(records.length - expected.length)
          expect(await store.count(drawnQueueId, one, viewpoint, testCaller), told).toBe(
            expected.length,
          )
          const format = index % 2 === 0 ? 'jsonl' : 'csv'
          expect(await exportedIds(one, format), told).toEqual(expected)
        }
      },
    ),
    { numRuns: Math.ceil(trees / atOnce) },
  )
}, 3_600_000)

test('a tree of 10 000 nodes and one of 100 levels are counted', async () => {
  const one: FilterTree = {
    filter: { type: 'number', column_id: 'status_code', operator: 'ne', value: 200 },
  }
  let deep: FilterTree = one
  for (let level = 1; level < 100; level += 1) deep = level % 2 ? { not: deep } : { or: [deep] }
  const wide: FilterTree = { and: Array.from({ length: 9999 }, () => one) }
  for (const large of [deep, wide]) {
    const expected = expectedIds(records, large).length
    expect(await store.count(drawnQueueId, large, viewpoint, testCaller)).toBe(expected)
  }
}, 60_000)

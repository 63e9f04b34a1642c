import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FilterTree } from '#domain/contract/contract.ts'
import { mergeWords } from '#sql/merge-words.ts'
import { openTestStore } from '#server/testing/test-stores.test-support.ts'
import {
  drawnQueueId,
  drawnRecords,
  drawnSource,
  drawnTree,
  expectedIds,
  leavesOf,
  viewpoint,
} from '#server/testing/drawn-queue.test-support.ts'
import type { Store } from './store.ts'
import { testCaller } from '#server/testing/test-caller.test-support.ts'

const records = drawnRecords(42, 150)
let store: Store
beforeAll(async () => {
  store = await openTestStore()
  const lines = records.map((record) => JSON.stringify(record))
  await store.importQueue(drawnSource('drawn', lines))
})
afterAll(() => store.close())

const contains = (value: string | string[], case_sensitive = false): FilterTree => ({
  filter: { type: 'text', column_id: 'input', operator: 'contains', value, case_sensitive },
})
const hasTag = (value: string): FilterTree => ({
  filter: {
    type: 'collection',
    column_id: 'tags',
    operator: 'contains',
    value,
    case_sensitive: true,
  },
})
const isEven: FilterTree = {
  filter: { type: 'number', column_id: 'status_code', operator: 'gte', value: 200 },
}
const parts = records
  .flatMap((record) =>
    'input' in record && typeof record.input === 'string' ? [record.input] : [],
  )
  .filter((_, index) => index % 3 === 0)
  .map((text) => text.slice(0, 12))
  .filter((text) => text !== '')
const words = (mark: string, count = 200) => [
  ...Array.from({ length: count }, (_, index) => `${mark}${index}`),
  ...parts,
]
const upper = parts.map((part) => part.toUpperCase())

const trees: readonly (readonly [string, FilterTree])[] = [
  ['a list of words', contains(words('none'), true)],
  ['in any case', contains([...words('none'), ...upper])],
  [
    'below NOT and OR',
    { or: [{ not: contains(words('a')) }, { and: [isEven, contains(words('b'))] }] },
  ],
  [
    'many lists',
    { or: Array.from({ length: 9 }, (_, index) => contains(words(`l${index}`), true)) },
  ],
  ['many leaves', { or: words('leaf', 300).map((word) => contains(word, true)) }],
  [
    'many that are denied',
    { and: [isEven, ...words('not', 300).map((word) => ({ not: contains(word) }))] },
  ],
  ['a long text', contains(`${parts[0]}${'x'.repeat(5000)}`)],
  [
    'many of other kinds',
    {
      not: {
        and: Array.from({ length: 300 }, (_, index) => ({ or: [isEven, hasTag(`t${index}`)] })),
      },
    },
  ],
]

test.each(trees)('%s', async (_, tree) => {
  const ids = expectedIds(records, tree)
  expect(await store.count(drawnQueueId, tree, viewpoint, testCaller)).toBe(ids.length)
  const cells = { column_ids: ['id'], redact: false, computed_metrics_only: false }
  const page = { ...cells, filter_tree: tree, sort: null, offset: 0, limit: 1000 }
  const places = await store.pagePlaces(drawnQueueId, page, viewpoint, testCaller)
  expect(places.map(({ id }) => id)).toEqual(ids)
  const selector = { type: 'filter_tree', filter_tree: tree } as const
  const plan = { ...cells, selector, format: 'csv' } as const
  const facts = await store.selectionFacts(drawnQueueId, plan, viewpoint, testCaller)
  expect(facts.records).toBe(ids.length)
  let file = ''
  for await (const piece of store.exportRecords(drawnQueueId, plan, viewpoint, testCaller)) {
    file += Buffer.from(piece).toString()
  }
  expect(file.split('\r\n').slice(1, -1)).toEqual(ids)
})

test('some of these trees select some of the records', () => {
  const counts = trees.map(([, tree]) => expectedIds(records, tree).length)
  expect(counts.filter((count) => count > 0 && count < records.length).length).toBeGreaterThan(4)
})

test('merging the words of a tree selects the same records with fewer leaves', () => {
  fc.assert(
    fc.property(drawnTree, (tree) => {
      const merged = mergeWords(tree)
      expect(expectedIds(records, merged)).toEqual(expectedIds(records, tree))
      expect(leavesOf(merged).length).toBeLessThanOrEqual(leavesOf(tree).length)
    }),
    { numRuns: 300 },
  )
  const one = mergeWords({ or: words('leaf').map((word) => contains(word)) })
  expect(leavesOf(one)).toHaveLength(1)
})

test('a tree selects nothing in an empty queue', async () => {
  const empty = await openTestStore()
  try {
    await empty.importQueue(drawnSource('drawn', []))
    const tree = contains(words('none'))
    expect(await empty.count(drawnQueueId, tree, viewpoint, testCaller)).toBe(0)
    const plan = {
      selector: { type: 'filter_tree', filter_tree: tree },
      format: 'jsonl',
      column_ids: [],
      redact: true,
      computed_metrics_only: false,
    } as const
    let bytes = 0
    for await (const piece of empty.exportRecords(drawnQueueId, plan, viewpoint, testCaller)) {
      bytes += piece.byteLength
    }
    expect(bytes).toBe(0)
  } finally {
    await empty.close()
  }
})

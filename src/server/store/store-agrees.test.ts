import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Filter, FilterTree } from '#domain/contract.ts'
import type { QueueFolder } from '#domain/queue-folder.ts'
import { noRecords } from '#domain/record-bits.ts'
import { tallyTree } from '#domain/tree-counts.ts'
import { naiveSelects, type PlainRecord } from '#sql/naive-selects.test-support.ts'
import { openDuckdbStore } from './duckdb-store.ts'
import type { Store, StoredQueue, Viewpoint } from './store.ts'

/** The store and a naive reading of the meaning of a tree select the same records in the same order. */

const uuid = (number: number, group = 0) =>
  `${group.toString(16).padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`
const users = [uuid(1, 9), uuid(2, 9), uuid(3, 9)]
const template = uuid(1, 8)

const folder: QueueFolder = {
  queue: {
    id: uuid(0, 7),
    name: 'Drawn',
    description: null,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
  },
  users: users.map((user_id, index) => ({
    user_id,
    email: `u${index}@example.com`,
    first_name: null,
    last_name: null,
    role: 'annotator' as const,
    track_progress: true,
  })),
  templates: [
    {
      id: template,
      name: 'Good',
      position: 1,
      include_explanation: false,
      usage_count: 0,
      constraints: { annotation_type: 'like_dislike' },
    },
  ],
  metrics: [],
}

const texts = [
  '',
  'a',
  'A',
  'état',
  'ÉTAT',
  "it's",
  '100%',
  'under_score',
  'back\\slash',
  '日本',
  'NUL\0in',
  '"q"',
  ' ',
]
const numbers = [0, 1, -1, 0.5, 200, 500, 9007199254740991, -9007199254740991, 1e-9, 1e21]
const instants = [
  '2026-03-01T00:00:00.000000Z',
  '2026-03-01T00:00:00.000001Z',
  '2026-03-02T12:30:00.999999Z',
]
const tags = ['prod', 'Prod', 'beta', 'é', 'É', '', 'a,b']

/** The same draw every time: what is drawn anew are the trees. */
const drawn = fc.sample(
  fc.record({
    name: fc.option(fc.constantFrom(...texts)),
    input: fc.option(fc.constantFrom(...texts)),
    status_code: fc.option(
      fc.constantFrom(...numbers.filter(Number.isInteger).filter((n) => n < 1e20)),
    ),
    temperature: fc.option(fc.constantFrom(...numbers)),
    updated_at: fc.option(fc.constantFrom(...instants)),
    is_complete: fc.option(fc.boolean()),
    tags: fc.option(fc.array(fc.constantFrom(...tags), { maxLength: 3 })),
    parent_id: fc.option(fc.nat(5).map((number) => uuid(number, 5))),
    created_at: fc.constantFrom(...instants),
    rated: fc.subarray(users),
  }),
  { numRuns: 150, seed: 42 },
)
const records = drawn.map(({ rated, ...record }, index) => ({
  ...Object.fromEntries(
    Object.entries(record).filter(([, value], place) => value !== null || (index + place) % 2),
  ),
  type: 'llm',
  id: uuid((index * 7919) % 1000),
  annotations: {
    [template]: Object.fromEntries(
      rated.map((user) => [
        user,
        { annotation_type: 'like_dislike', value: true, explanation: null },
      ]),
    ),
  },
}))

const text = fc.oneof(fc.constantFrom(...texts), fc.constantFrom('t', 'é', '%', '_', '\\', '\0'))
const longList = (item: fc.Arbitrary<string>) =>
  fc.oneof(fc.array(item, { maxLength: 4 }), fc.array(item, { minLength: 65, maxLength: 80 }))
const id = fc.oneof(
  fc.nat(5).map((number) => uuid(number, 5)),
  fc.constantFrom(
    '0005',
    'ABC',
    '{00000005-0000-4000-8000-000000000001}',
    ...records.slice(0, 5).map((one) => one.id),
  ),
)
const scalarOrList = (item: fc.Arbitrary<string>) => fc.oneof(item, longList(item))
const number = fc.constantFrom(...numbers, 0.1, 300)
const leaf: fc.Arbitrary<FilterTree> = fc
  .oneof(
    fc.record({
      type: fc.constant('text'),
      column_id: fc.constantFrom('name', 'input', 'model', 'type'),
      operator: fc.constantFrom('eq', 'ne', 'contains', 'one_of', 'not_in'),
      value: scalarOrList(text),
      case_sensitive: fc.boolean(),
    }),
    fc.record({
      type: fc.constant('id'),
      column_id: fc.constantFrom('id', 'parent_id'),
      operator: fc.constantFrom('eq', 'ne', 'contains', 'one_of', 'not_in'),
      value: scalarOrList(id),
    }),
    fc.record({
      type: fc.constant('number'),
      column_id: fc.constantFrom('status_code', 'temperature', 'step_number'),
      operator: fc.constantFrom('eq', 'ne', 'gt', 'gte', 'lt', 'lte'),
      value: number,
    }),
    fc.record({
      type: fc.constant('number'),
      column_id: fc.constantFrom('status_code', 'temperature'),
      operator: fc.constant('between'),
      value: fc.tuple(number, number),
    }),
    fc.record({
      type: fc.constant('date'),
      column_id: fc.constantFrom('created_at', 'updated_at'),
      operator: fc.constantFrom('eq', 'ne', 'gt', 'gte', 'lt', 'lte'),
      value: fc.constantFrom(...instants, '2026-03-01T01:00:00+01:00'),
    }),
    fc.record({
      type: fc.constant('boolean'),
      column_id: fc.constantFrom('is_complete', 'has_children'),
      operator: fc.constantFrom('eq', 'ne'),
      value: fc.boolean(),
    }),
    fc.record({
      type: fc.constant('collection'),
      column_id: fc.constant('tags'),
      operator: fc.constantFrom('eq', 'contains', 'one_of', 'not_in'),
      value: scalarOrList(fc.constantFrom(...tags)),
      case_sensitive: fc.boolean(),
    }),
    fc.record({
      type: fc.constant('fully_annotated'),
      column_id: fc.constant('fully_annotated'),
      user_ids: fc.option(fc.subarray(users, { minLength: 1 })),
    }),
  )
  .map((filter) => ({ filter }))
const tree = fc.letrec<{ node: FilterTree }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    { arbitrary: leaf, weight: 3 },
    { arbitrary: fc.record({ and: fc.array(tie('node'), { maxLength: 4 }) }), weight: 2 },
    { arbitrary: fc.record({ or: fc.array(tie('node'), { maxLength: 4 }) }), weight: 2 },
    { arbitrary: fc.record({ not: tie('node') }), weight: 2 },
  ),
})).node

const viewpoint: Viewpoint = { unredacted: true, required_users: users }
let store: Store
let queue: StoredQueue

beforeAll(async () => {
  store = await openDuckdbStore({ folder: null, memoryLimitMb: 512, threads: 2 })
  queue = await store.importQueue({
    label: 'drawn.jsonl',
    folder,
    name: 'Drawn',
    content_key: 'drawn',
    bytes: null,
    open: async function* open() {
      yield Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join(''))
    },
  })
})
afterAll(() => store.close())

const inFileOrder = records.toSorted((a, b) => {
  const [x, y] = [a, b].map(
    (record) => String((record as unknown as PlainRecord).created_at) + record.id,
  )
  return String(x) < String(y) ? 1 : -1
})

const expectedIds = (filter_tree: FilterTree) =>
  inFileOrder
    .filter((record) =>
      naiveSelects(filter_tree, record as unknown as PlainRecord, {
        full: Object.keys(record.annotations[template] ?? {}),
        required: users,
      }),
    )
    .map((record) => record.id)

async function exportedIds(filter_tree: FilterTree, format: 'csv' | 'jsonl'): Promise<string[]> {
  const plan = {
    selector: { type: 'filter_tree', filter_tree },
    format,
    column_ids: ['id'],
    redact: true,
    computed_metrics_only: false,
  } as const
  let file = ''
  for await (const piece of store.exportRecords(queue.queue.id, plan, viewpoint)) {
    file += Buffer.from(piece).toString()
  }
  if (format === 'csv') return file.split('\r\n').slice(1, -1)
  return file
    .split('\n')
    .slice(0, -1)
    .map((line) => (JSON.parse(line) as { id: string }).id)
}

/** The counts of some trees, by the one way that counts every node of a tree. */
async function countsOf(trees: readonly FilterTree[]): Promise<readonly number[]> {
  const leaves = trees.flatMap(leavesOf)
  const found = await store.matches(queue.queue.id, leaves, viewpoint)
  const matches = new Map(leaves.map((filter, index) => [filter, found[index]]))
  const matchesOf = (filter: Filter) => matches.get(filter) ?? noRecords(records.length)
  return trees.map((one) => tallyTree(one, matchesOf, records.length).total)
}

const leavesOf = (node: FilterTree): Filter[] => {
  if ('filter' in node) return [node.filter]
  if ('not' in node) return leavesOf(node.not)
  return ('and' in node ? node.and : node.or).flatMap(leavesOf)
}

test('counts agree for any tree, and a node and its complement share the queue out', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(tree, { minLength: 1, maxLength: 20 }), async (trees) => {
      const both = trees.flatMap((one) => [one, { not: one }])
      const counts = await countsOf(both)
      for (const [index, one] of trees.entries()) {
        const count = counts[index * 2] ?? -1
        expect(await store.count(queue.queue.id, one, viewpoint)).toBe(count)
        expect(count, JSON.stringify(one)).toBe(expectedIds(one).length)
        expect(count + (counts[index * 2 + 1] ?? -1)).toBe(records.length)
      }
    }),
    { numRuns: 120 },
  )
}, 60_000)

test('both formats hold the same records in the same order', async () => {
  await fc.assert(
    fc.asyncProperty(tree, async (one) => {
      const expected = expectedIds(one)
      expect(await exportedIds(one, 'jsonl'), JSON.stringify(one)).toEqual(expected)
      expect(await exportedIds(one, 'csv')).toEqual(expected)
    }),
    { numRuns: 100 },
  )
}, 60_000)

test('a tree of 10 000 nodes and one of 100 levels are counted', async () => {
  const one: FilterTree = {
    filter: { type: 'number', column_id: 'status_code', operator: 'ne', value: 200 },
  }
  let deep: FilterTree = one
  for (let level = 1; level < 100; level += 1) deep = level % 2 ? { not: deep } : { or: [deep] }
  const wide: FilterTree = { and: Array.from({ length: 9999 }, () => one) }
  for (const large of [deep, wide]) {
    expect(await store.count(queue.queue.id, large, viewpoint)).toBe(expectedIds(large).length)
  }
}, 60_000)

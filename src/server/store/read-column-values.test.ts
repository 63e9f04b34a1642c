import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { QueueFolder } from '#domain/contract/queue-folder.ts'
import { openTestStore } from '#server/testing/test-stores.test-support.ts'
import type { Store, Viewpoint } from './store.ts'
import { testCaller } from '#server/testing/test-caller.test-support.ts'

const uuid = (number: number, group = 0) =>
  `${group.toString(16).padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`
const at = '2026-01-01T00:00:00Z'
const folder: QueueFolder = {
  queue: { id: uuid(0, 7), name: 'Drawn', description: null, created_at: at, updated_at: at },
  users: [],
  templates: [],
  metrics: [],
}

const long = (letter: string) => letter.repeat(201)
const drawn = fc.sample(
  fc.record({
    name: fc.option(fc.constantFrom('', 'a', 'A', 'état', "it's", '%', long('x'), long('y'))),
    status_code: fc.option(fc.integer({ min: -50, max: 50 })),
    temperature: fc.option(fc.constantFrom(0, 0.5, -1.25, 1e-9, 3)),
    control_id: fc.option(fc.constantFrom(9007199254740991, -9007199254740991)),
    updated_at: fc.option(
      fc.nat(90).map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString()),
    ),
    is_complete: fc.option(fc.boolean()),
    tags: fc.array(fc.constantFrom('prod', 'Prod', 'é', ''), { maxLength: 4 }),
    session_id: fc.nat(4).map((number) => uuid(number, 5)),
  }),
  { numRuns: 300, seed: 42 },
)
const records = drawn.map((record, index) => ({
  type: 'llm',
  id: uuid(index),
  created_at: at,
  ...record,
}))

const viewpoint: Viewpoint = { unredacted: true, all_ratings: true, required_users: [] }
let store: Store
beforeAll(async () => {
  store = await openTestStore({ memoryLimitMb: 256, threads: 2 })
  await store.importQueue({
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

type ColumnId = keyof (typeof drawn)[number]

const lookUp = async (column_id: string, search = '', limit = 100) => {
  const lookups = [{ column_id, search, limit }]
  const [found] = await store.columnValues(folder.queue.id, lookups, viewpoint, testCaller)
  if (!found) throw new Error('nothing was found')
  return found
}

type Single = string | number | boolean

function tally(column: ColumnId) {
  const counts = new Map<Single, number>()
  let missing = 0
  for (const record of records) {
    const value = record[column]
    const members = new Set<Single>(Array.isArray(value) ? value : value === null ? [] : [value])
    if (members.size === 0) missing += 1
    for (const member of members) counts.set(member, (counts.get(member) ?? 0) + 1)
  }
  return { counts, missing }
}

const byCount = ([a, n]: [Single, number], [b, m]: [Single, number]) => m - n || (a < b ? -1 : 1)

test.each<ColumnId>(['name', 'status_code', 'temperature', 'is_complete', 'tags', 'session_id'])(
  'the values of %s are those of the records, most frequent first',
  async (column) => {
    const { counts, missing } = tally(column)
    const found = await lookUp(column)
    expect(found).toMatchObject({ missing, distinct: counts.size })
    const listed = [...counts].filter(([value]) => String(value).length <= 200).toSorted(byCount)
    expect(found.values).toEqual(listed.map(([value, count]) => ({ value, count })))
    expect((await lookUp(column, '', 2)).values).toEqual(found.values.slice(0, 2))
  },
)

test.each([
  ['name', 'A'],
  ['name', 'É'],
  ['name', '%'],
  ['tags', 'PROD'],
  ['status_code', '4'],
  ['is_complete', 'TRUE'],
  ['temperature', '.5'],
] as const)('a search keeps values of %s that contain “%s” in any case', async (column, search) => {
  const all = await lookUp(column)
  const found = await lookUp(column, search)
  const kept = all.values.filter(({ value }) =>
    String(value).toLowerCase().includes(search.toLowerCase()),
  )
  expect(kept).not.toEqual([])
  expect(found).toEqual({ ...all, values: kept })
})

test.each(['status_code', 'temperature', 'control_id'] as const)(
  'the histogram of %s counts each number once',
  async (column) => {
    const buckets = (await lookUp(column)).histogram?.buckets ?? []
    const numbers = records.flatMap((record) => record[column] ?? [])
    expect(buckets[0]?.from).toBe(Math.min(...numbers))
    expect(buckets.at(-1)?.to).toBe(Math.max(...numbers))
    for (const [index, { from, count }] of buckets.entries()) {
      const next = buckets[index + 1]?.from ?? Infinity
      expect(count).toBe(numbers.filter((one) => one >= Number(from) && one < Number(next)).length)
    }
  },
)

test('dates have a histogram and no list of values', async () => {
  const { values, histogram, distinct, missing } = await lookUp('updated_at')
  const buckets = histogram?.buckets ?? []
  const days = tally('updated_at')
  expect([values, distinct, missing]).toEqual([[], days.counts.size, days.missing])
  expect(buckets[0]?.from).toBe('2026-01-01T00:00:00.000000Z')
  expect(buckets.at(-1)?.to).toBe('2026-04-01T00:00:00.000000Z')
  const sum = buckets.reduce((all, { count }) => all + count, 0)
  expect(sum).toBe(records.length - missing)
})

test('a search in a column of dates finds no values but still gives the histogram', async () => {
  expect(await lookUp('updated_at', '2026')).toEqual(await lookUp('updated_at'))
})

test('a column without a value has neither values nor a histogram', async () => {
  expect(await lookUp('step_number')).toEqual({
    column_id: 'step_number',
    missing: records.length,
    distinct: 0,
    values: [],
    histogram: null,
  })
})

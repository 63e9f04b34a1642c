import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RecordSelector } from '#domain/contract/contract.ts'
import type { QueueFolder } from '#domain/contract/queue-folder.ts'
import { openTestStore } from '#server/testing/test-stores.test-support.ts'
import type { QueueSource, Store, Viewpoint } from '#server/store/store.ts'
import { testCaller } from '#server/testing/test-caller.test-support.ts'

const hex = (number: number, length: number) => number.toString(16).padStart(length, '0')
const idOf = (index: number) =>
  `${hex((index * 2654435761) % 2 ** 32, 8)}-0000-4000-8000-${hex(index, 12)}`

const folderNamed = (name: string, number: number): QueueFolder => ({
  queue: {
    id: `00000000-0000-4000-8000-${hex(number, 12)}`,
    name,
    description: null,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
  },
  users: [],
  templates: [],
  metrics: [],
})

function source(
  folder: QueueFolder,
  count: number,
  input: (index: number) => string,
  more: (index: number) => object = () => ({}),
): QueueSource {
  return {
    label: folder.queue.name,
    folder,
    name: folder.queue.name,
    content_key: folder.queue.name,
    bytes: null,
    open: async function* open() {
      for (let index = 0; index < count; index += 1) {
        const created_at = new Date(Date.UTC(2026, 0, 1) + (index % 1000) * 1000).toISOString()
        const record = {
          type: 'trace',
          id: idOf(index),
          created_at,
          input: input(index),
          ...more(index),
        }
        yield Buffer.from(`${JSON.stringify(record)}\n`)
      }
    },
  }
}

const many = folderNamed('many', 1)
const wide = folderNamed('wide', 2)
const manyRecords = 40_000
const numbersOf = folderNamed('numbers', 3)
const temperatures = [0.5, 1e15, 9.5e15, 1e16, -1e15, 1.5e-9, 1e300]
const viewpoint: Viewpoint = { unredacted: true, all_ratings: true, required_users: [] }
const everything: RecordSelector = { type: 'filter_tree', filter_tree: { and: [] } }
let store: Store

beforeAll(async () => {
  store = await openTestStore({ memoryLimitMb: 1024, threads: 2 })
  await store.importQueue(source(many, manyRecords, (index) => `${'x'.repeat(700)} ${index}`))
  await store.importQueue(source(wide, 40, (index) => String(index % 10).repeat(1_000_000)))
  await store.importQueue(
    source(
      numbersOf,
      temperatures.length,
      () => '',
      (index) => ({ type: 'llm', temperature: temperatures[index] }),
    ),
  )
}, 120_000)
afterAll(() => store.close())

const pieces = (folder: QueueFolder, selector: RecordSelector, format: 'csv' | 'jsonl' = 'jsonl') =>
  store.exportRecords(
    folder.queue.id,
    { selector, format, column_ids: ['id', 'input'], redact: true, computed_metrics_only: false },
    viewpoint,
    testCaller,
  )

async function text(...given: Parameters<typeof pieces>): Promise<string> {
  const all: Uint8Array[] = []
  for await (const piece of pieces(...given)) all.push(piece)
  return Buffer.concat(all).toString()
}

type Line = { id: string; created_at: string }
const lines = (file: string) =>
  file
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line)

const isInFileOrder = (records: readonly Line[]) =>
  records.every(
    (record, index) =>
      index === 0 ||
      `${record.created_at}${record.id}` <
        `${records[index - 1]?.created_at}${records[index - 1]?.id}`,
  )

test('an export of many slices keeps the order of the file', async () => {
  const records = lines(await text(many, everything))
  expect(records).toHaveLength(manyRecords)
  expect(isInFileOrder(records)).toBe(true)
}, 60_000)

test('an export keeps the order with more ids than records, and with long lists below OR and NOT', async () => {
  const record_ids = Array.from({ length: 100_000 }, (_, index) => idOf(index))
  const byIds = lines(await text(many, { type: 'record_ids', record_ids }))
  expect(byIds).toHaveLength(manyRecords)
  expect(isInFileOrder(byIds)).toBe(true)
  const few = {
    filter: { type: 'id', column_id: 'id', operator: 'one_of', value: record_ids.slice(0, 1000) },
  } as const
  const some = lines(await text(many, { type: 'filter_tree', filter_tree: { or: [few, few] } }))
  expect(some).toHaveLength(1000)
  expect(isInFileOrder(some)).toBe(true)
  const others = lines(await text(many, { type: 'filter_tree', filter_tree: { not: few } }))
  expect(others).toHaveLength(manyRecords - 1000)
  expect(isInFileOrder(others)).toBe(true)
}, 60_000)

test('cells of a megabyte are exported unchanged', async () => {
  const records = lines(await text(wide, everything)) as (Line & { input: string })[]
  expect(records).toHaveLength(40)
  for (const { input } of records) expect(input).toMatch(/^(\d)\1{999999}$/)
  expect((await text(wide, everything, 'csv')).length).toBeGreaterThan(40_000_000)
}, 60_000)

test('an empty selection gives an empty file, or a CSV with only its header', async () => {
  const nothing: RecordSelector = { type: 'filter_tree', filter_tree: { or: [] } }
  expect(await text(many, nothing)).toBe('')
  expect(await text(many, nothing, 'csv')).toBe('id,input\r\n')
})

test('a reader that leaves early stops its export and no other', async () => {
  for (let round = 0; round < 20; round += 1) {
    for await (const piece of pieces(many, everything)) {
      expect(piece.length).toBeGreaterThan(0)
      break
    }
  }
  expect(lines(await text(many, everything))).toHaveLength(manyRecords)
}, 60_000)

test('numbers are exported as the shortest text that parses to the same number', async () => {
  const options = { format: 'csv', redact: true, computed_metrics_only: false } as const
  let file = ''
  for await (const piece of store.exportRecords(
    numbersOf.queue.id,
    { ...options, selector: everything, column_ids: ['id', 'temperature'] },
    viewpoint,
    testCaller,
  )) {
    file += Buffer.from(piece).toString()
  }
  const cells = new Map(file.split('\r\n').map((line) => line.split(',') as [string, string]))
  expect(temperatures.map((_, index) => cells.get(idOf(index)))).toEqual([
    '0.5',
    '1000000000000000',
    '9500000000000000',
    '1e+16',
    '-1000000000000000',
    '1.5e-9',
    '1e+300',
  ])
})

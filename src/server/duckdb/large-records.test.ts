import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openDuckdbStore } from './duckdb-store.ts'
import {
  drawnQueueId,
  drawnRecords,
  drawnSource,
  viewpoint,
} from '#server/testing/drawn-queue.test-support.ts'
import type { QueueSource, Store } from '#server/store/store.ts'
import { testCaller } from '#server/testing/test-caller.test-support.ts'

/** Records with texts that are large compared to the memory, among small ones. */

const folders: string[] = []
const openStore = async (memoryLimitMb: number, threads = 2) => {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-large-'))
  folders.push(folder)
  const notices: string[] = []
  const onNotice = (text: string) => notices.push(text)
  const store = await openDuckdbStore({ folder, memoryLimitMb, threads, onNotice })
  return {
    store,
    notices,
    left: () => readdirSync(join(folder, 'spill')).filter((name) => name.startsWith('staging')),
  }
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Words that do not compress. */
function words(seed: number, length: number): string {
  let state = seed + 1
  let text = ''
  while (text.length < length) {
    state = (state * 48_271) % 2_147_483_647
    text += `${state.toString(36)} `
  }
  return text.slice(0, length)
}

const drawnId = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

const lines = (count: number, lengthOf: (index: number) => number) =>
  drawnRecords(5, count).map((record, index) =>
    JSON.stringify({
      ...record,
      id: drawnId((index * 7919) % count),
      input: [{ role: 'user', content: words(index, lengthOf(index)) }],
      redacted_input: index % 3 === 0 ? words(index, 20) : null,
      output: index % 5 === 0 ? null : `words ${index}`,
    }),
  )

/** `bytes`: null makes the import use threads, like a large file. */
const sourceOf = (name: string, of: readonly string[], bytes: number | null): QueueSource => ({
  ...drawnSource(name, of),
  bytes,
})

async function fileOf(store: Store, format: 'csv' | 'jsonl', redact: boolean): Promise<Buffer> {
  const { columns } = store.queues()[0] ?? { columns: [] }
  const pieces: Uint8Array[] = []
  const bytes = store.exportRecords(
    drawnQueueId,
    {
      selector: { type: 'filter_tree', filter_tree: { and: [] } },
      format,
      column_ids: columns.map(({ id }) => id),
      redact,
      computed_metrics_only: redact,
    },
    viewpoint,
    testCaller,
  )
  for await (const piece of bytes) pieces.push(piece)
  return Buffer.concat(pieces)
}

test.each([
  ['in threads', null],
  ['in one thread', 1],
])(
  'records of 300 kB are stored %s like any others, with 128 MB of memory',
  async (_, bytes) => {
    const mixed = lines(300, (index) => (index % 9 === 4 ? 300_000 : 300))
    const small = await openStore(128)
    const ample = await openStore(2048)
    const queue = await small.store.importQueue(sourceOf('mixed', mixed, bytes))
    expect(queue).toEqual(await ample.store.importQueue(sourceOf('mixed', mixed, bytes)))
    for (const format of ['csv', 'jsonl'] as const) {
      for (const redact of [false, true]) {
        const [one, other] = [small, ample].map(({ store }) => fileOf(store, format, redact))
        expect((await one)?.equals((await other) ?? Buffer.of())).toBe(true)
      }
    }
    const filter = {
      type: 'text',
      column_id: 'input',
      operator: 'contains',
      value: words(4, 300_000).slice(-50).trim(),
      case_sensitive: false,
    } as const
    for (const { store, left } of [small, ample]) {
      expect(await store.count(drawnQueueId, { filter }, viewpoint, testCaller)).toBe(1)
      const [values] = await store.columnValues(
        drawnQueueId,
        [{ column_id: 'output', search: '', limit: 3 }],
        viewpoint,
        testCaller,
      )
      expect(values?.missing).toBe(60)
      expect(left()).toEqual([])
      await store.close()
    }
  },
  300_000,
)

test('replacing a queue of large records leaves nothing of the old one', async () => {
  const { store, left } = await openStore(128)
  await store.importQueue(
    sourceOf(
      'first',
      lines(31, () => 300_000),
      null,
    ),
  )
  const queue = await store.importQueue(
    sourceOf(
      'second',
      lines(30, () => 320_000),
      null,
    ),
  )
  expect(queue.record_count).toBe(30)
  await store.importQueue(
    sourceOf(
      'third',
      lines(20, () => 30),
      null,
    ),
  )
  expect((await fileOf(store, 'csv', false)).length).toBeLessThan(30_000)
  expect(left()).toEqual([])
  await store.close()
}, 300_000)

test('a record that fits in memory is stored, although DuckDB needs more to write it', async () => {
  const { store, notices } = await openStore(64)
  const tall = drawnRecords(5, 4).map((record, index) =>
    JSON.stringify({
      ...record,
      id: drawnId(index),
      input: words(index, index === 2 ? 20_000_000 : 20),
    }),
  )
  const queue = await store.importQueue(sourceOf('tall', tall, null))
  expect(queue.record_count).toBe(4)
  expect(notices).toEqual([
    'drawn.jsonl:3: this record needs 39 MB in the database. ' +
      'To read it, the database may use up to 320 MB, more than --memory 64MB.',
  ])
  const filter = {
    type: 'text',
    column_id: 'input',
    operator: 'contains',
    value: words(2, 20_000_000).slice(-50).trim(),
    case_sensitive: false,
  } as const
  expect(await store.count(drawnQueueId, { filter }, viewpoint, testCaller)).toBe(1)
  const exported = (await fileOf(store, 'jsonl', false)).toString().trimEnd().split('\n')
  expect(exported.map((line) => line.length > 20_000_000).filter(Boolean)).toHaveLength(1)
  expect((await fileOf(store, 'csv', true)).length).toBeGreaterThan(1000)
  await store.close()
}, 300_000)

test('the error for a record that does not fit names its line and a memory that suffices', async () => {
  const { store, left } = await openStore(32)
  const tall = drawnRecords(5, 4).map((record, index) =>
    JSON.stringify({
      ...record,
      id: drawnId(index),
      input: 'A text of some words. '.repeat(index === 2 ? 900_000 : 1),
    }),
  )
  const source = sourceOf('tall', tall, null)
  await expect(store.importQueue(source)).rejects.toThrow(
    /^drawn.jsonl:3: this record needs 38 MB in the database, too much for 32 MB of memory\. Start the server with --memory 64MB$/,
  )
  expect(left()).toEqual([])
  expect(store.queues()).toEqual([])
  await store.close()
  const larger = await openStore(64)
  expect((await larger.store.importQueue(source)).record_count).toBe(4)
  await larger.store.close()
}, 300_000)

test('1 300 records of 100 kB are imported with the minimum memory', async () => {
  const { store } = await openStore(128)
  const text = 'A text of some words. '.repeat(4500)
  const many = drawnRecords(5, 1300).map((record, index) =>
    JSON.stringify({ ...record, id: drawnId(index), input: text }),
  )
  const { record_count } = await store.importQueue(sourceOf('many', many, null))
  expect(record_count).toBe(1300)
  await store.close()
}, 300_000)

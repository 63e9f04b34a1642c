import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDuckdb } from '#server/testing/test-stores.test-support.ts'
import {
  drawnQueueId,
  drawnRecords,
  drawnSource,
  viewpoint,
} from '#server/testing/drawn-queue.test-support.ts'
import { startImportThread } from './import-threads.ts'
import type { QueueSource, Store } from '#server/store/store.ts'
import { testCaller } from '#server/testing/test-caller.test-support.ts'

const folder = mkdtempSync(join(tmpdir(), 'winnow-threads-'))
const spilled = () => readdirSync(join(folder, 'spill'))
let inThreads: Store
let here: Store
beforeAll(async () => {
  inThreads = await openTestDuckdb({ folder })
  here = await openTestDuckdb()
})
afterAll(async () => {
  await inThreads.close()
  await here.close()
  rmSync(folder, { recursive: true, force: true })
})

const lines = drawnRecords(7, 3000).map((record, index) =>
  JSON.stringify({
    ...record,
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    input: `${'word '.repeat(400)}${index}`,
    user_metadata: index > 2900 ? { late: String(index) } : { early: 'yes' },
    metrics: index % 1000 === 999 ? { share: index / 7 } : { share: index },
  }),
)
const sourceOf = (name: string, of: readonly string[]): QueueSource => ({
  ...drawnSource(name, of),
  bytes: null,
})

async function file(store: Store, format: 'csv' | 'jsonl'): Promise<string> {
  const { columns } = store.queues()[0] ?? { columns: [] }
  const pieces: Uint8Array[] = []
  const bytes = store.exportRecords(
    drawnQueueId,
    {
      selector: { type: 'filter_tree', filter_tree: { and: [] } },
      format,
      column_ids: columns.map(({ id }) => id),
      redact: false,
      computed_metrics_only: false,
    },
    viewpoint,
    testCaller,
  )
  for await (const piece of bytes) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

test('several threads store the same rows as one, in the same order', async () => {
  const seen: number[] = []
  const queue = await inThreads.importQueue(sourceOf('whole', lines), ({ records }) =>
    seen.push(records),
  )
  expect(queue).toEqual(await here.importQueue(sourceOf('whole', lines)))
  expect(queue.columns.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['user_metadata/early', 'user_metadata/late', 'metrics/share']),
  )
  expect(seen.at(-1)).toBe(lines.length)
  for (const format of ['csv', 'jsonl'] as const) {
    expect((await file(inThreads, format)) === (await file(here, format))).toBe(true)
  }
  expect(spilled()).toEqual([])
})

test('of several bad lines the first is reported, and nothing is stored', async () => {
  const before = await file(inThreads, 'csv')
  const bad = lines.map((line, index) => (index === 1500 || index > 2500 ? '{"type"' : line))
  await expect(inThreads.importQueue(sourceOf('bad', bad))).rejects.toThrow(
    /:1501: this is not valid JSON/,
  )
  const twice = [...lines, lines[3] ?? '']
  await expect(inThreads.importQueue(sourceOf('twice', twice))).rejects.toThrow(
    /:3001: the id .* is already on line 4/,
  )
  expect((await file(inThreads, 'csv')) === before).toBe(true)
  expect(spilled()).toEqual([])
})

test('if a thread dies, its pending call fails', async () => {
  const thread = startImportThread({
    file: join(folder, 'thread.duckdb'),
    spill: null,
    memoryMb: 64,
  })
  const block = { bytes: Buffer.from(`${lines.join('\n')}\n`), firstLine: 1 }
  const asked = Promise.all(Array.from({ length: 50 }, () => thread.survey(block)))
  await Promise.all([expect(asked).rejects.toThrow('a thread of an import ended'), thread.stop()])
})

import { createHash } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testQueueId, testRecordId, testSource } from '#server/testing/test-queue.test-support.ts'
import { openTestStore } from '#server/testing/test-stores.test-support.ts'
import type { ExportPlan, QueueSource, Store } from '#server/store/store.ts'
import { testCaller } from '#server/testing/test-caller.test-support.ts'

const megabyte = 1_000_000
const records = 30
const unread = 40

const source: QueueSource = {
  ...testSource(0),
  content_key: 'records of a megabyte',
  open: async function* () {
    for (let index = 0; index < records; index += 1) {
      const record = {
        type: 'trace',
        id: testRecordId(index),
        created_at: `2026-03-01T00:00:${String(index).padStart(2, '0')}Z`,
        input: `${index} ${'A text of "some" words, '.repeat(megabyte / 24)}`,
      }
      yield new TextEncoder().encode(`${JSON.stringify(record)}\n`)
    }
  },
}
const viewpoint = { unredacted: true, all_ratings: true, required_users: [] }
const plan = (format: 'csv' | 'jsonl'): ExportPlan => ({
  selector: { type: 'filter_tree', filter_tree: { and: [] } },
  format,
  column_ids: ['id', 'input'],
  redact: false,
  computed_metrics_only: false,
})

let store: Store
beforeAll(async () => {
  store = await openTestStore()
  await store.importQueue(source)
})
afterAll(() => store.close())

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
const held = () => {
  collect()
  return process.memoryUsage().arrayBuffers
}

const open = (format: 'csv' | 'jsonl') =>
  store.exportRecords(testQueueId, plan(format), viewpoint, testCaller)

async function sumOf(pieces: AsyncIterable<Uint8Array>, first: Uint8Array[] = []) {
  const hash = createHash('sha256')
  for (const piece of first) hash.update(piece)
  for await (const piece of pieces) hash.update(piece)
  return hash.digest('hex')
}

test('unread exports take limited memory and do not block other exports', async () => {
  const sums = { jsonl: await sumOf(open('jsonl')), csv: await sumOf(open('csv')) }
  const before = held()
  const formats = Array.from({ length: unread }, (_, index) => (index % 2 ? 'csv' : 'jsonl'))
  const waiting = formats.map(open)
  const firsts = await Promise.all(
    waiting.map(async (pieces) => await pieces[Symbol.asyncIterator]().next()),
  )
  const most = held() - before
  expect(await sumOf(open('jsonl'))).toBe(sums.jsonl)
  expect(most).toBeLessThan(250 * megabyte)

  for (const [index, format] of formats.entries()) {
    const [pieces, first] = [waiting[index], firsts[index]]
    if (!pieces || !first?.value) throw new Error('an export without a first piece')
    if (index < 4 || index >= unread - 4)
      expect(await sumOf(pieces, [first.value])).toBe(sums[format])
    else await pieces[Symbol.asyncIterator]().return?.()
  }
  // The test read the first pieces itself.
  waiting.length = 0
  firsts.length = 0
  expect(held() - before).toBeLessThan(100 * megabyte)
})

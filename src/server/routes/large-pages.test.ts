import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '#server/testing/test-app.test-support.ts'
import { metricsQueueId, metricsSource } from '#server/testing/logged-metrics.test-support.ts'

const records = 40
const megabyte = 1_000_000
const path = `/annotation_queues/${metricsQueueId}/partial_search`

let server: TestApp
beforeAll(async () => {
  const nodes = Array.from({ length: records }, (_, index) => ({
    metrics: {},
    input: `${index} ${'A text of some words. '.repeat(megabyte / 22)}`,
    output: { role: 'assistant', content: `"${index}"` },
  }))
  server = await openTestApp(0, [metricsSource('large', nodes)])
}, 120_000)
afterAll(() => server.close())

const ask = (body: object) => server.post(path, { select_columns: {}, ...body }, 'admin')

test('a large page is the same JSON as its records one by one', async () => {
  const whole = (await (await ask({ limit: 3, include_counts: true })).json()) as {
    records: unknown[]
  }
  expect(whole).toMatchObject({ limit: 3, next_starting_token: 3, total_count: records })
  const found = []
  for (const starting_token of [0, 1, 2]) {
    const one = (await (await ask({ limit: 1, starting_token })).json()) as { records: object[] }
    found.push(...one.records)
  }
  expect(JSON.stringify(whole.records) === JSON.stringify(found)).toBe(true)
  const cut = (await (await ask({ limit: 3, truncate_fields: true })).json()) as {
    records: { input: string }[]
  }
  expect(cut.records.map(({ input }) => input.length)).toEqual([1001, 1001, 1001])
}, 60_000)

test('unread pages use a limited part of the memory', async () => {
  const used = () => {
    const { heapUsed, external } = process.memoryUsage()
    return heapUsed + external
  }
  const before = used()
  const answers: Response[] = []
  for (let count = 0; count < 20; count += 1) answers.push(await ask({ limit: records }))
  const readers = answers.map(({ body }) => body?.getReader())
  for (const reader of readers) expect((await reader?.read())?.done).toBe(false)
  // A client that does not read takes no memory from others.
  expect(server.dependencies.answerRoom.used()).toBe(0)
  const read = (await (await ask({ limit: 2 })).json()) as { records: unknown[] }
  expect(read.records).toHaveLength(2)
  expect(used() - before).toBeLessThan(200 * megabyte)
  for (const reader of readers) await reader?.cancel()
}, 60_000)

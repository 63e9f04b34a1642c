import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  everything,
  exportPath,
  openTestApp,
  queuePath,
  type TestApp,
} from '#server/testing/test-app.test-support.ts'
import { testRecordId } from '#server/testing/test-queue.test-support.ts'
import type { SelectionFacts } from '#domain/contract/endpoints/selection-facts-schemas.ts'

let server: TestApp
beforeAll(async () => {
  server = await openTestApp(300)
})
afterAll(() => server.close())

const path = `/winnow${queuePath}/selection_facts`
const ask = async (body: object, key = 'owner') =>
  (await (await server.post(path, body, key)).json()) as SelectionFacts
const fileOf = async (body: object, key = 'owner') =>
  Buffer.from(await (await server.post(exportPath, body, key)).arrayBuffer())

const even = {
  filter: { type: 'collection', column_id: 'tags', operator: 'contains', value: 'even' },
}
const selectors = [
  everything,
  { type: 'filter_tree', filter_tree: even },
  { type: 'filter_tree', filter_tree: { or: [] } },
  { type: 'record_ids', record_ids: [testRecordId(3), testRecordId(7)] },
]

test.each(selectors)('records and size are those of the file: %j', async (record_selector) => {
  for (const export_format of ['jsonl', 'csv']) {
    for (const redact of [true, false]) {
      const body = { record_selector, export_format, redact }
      const file = await fileOf(body)
      const facts = await ask(body)
      const header = export_format === 'csv' ? 1 : 0
      expect(facts).toMatchObject({
        records: file.toString().split('\n').length - 1 - header,
        bytes: file.length,
        bytes_are_exact: true,
      })
    }
  }
})

test('the timeline counts every record of the queue and every selected one once', async () => {
  const body = { record_selector: { type: 'filter_tree', filter_tree: even } }
  const { timeline, fully_annotated } = await ask(body)
  const buckets = timeline?.buckets ?? []
  expect(buckets).toHaveLength(48)
  expect(buckets.reduce((sum, { total }) => sum + total, 0)).toBe(300)
  expect(buckets.reduce((sum, { selected }) => sum + selected, 0)).toBe(150)
  expect(buckets[0]?.from).toBe('2026-02-28T23:55:01.000000Z')
  expect(buckets.at(-1)?.to).toBe('2026-03-01T00:00:00.000000Z')
  expect(buckets.every(({ to }, index) => index === 47 || to === buckets[index + 1]?.from)).toBe(
    true,
  )
  const times = Array.from({ length: 300 }, (_, index) => Date.UTC(2026, 2, 1) - index * 1000)
  for (const [index, { from, to, total }] of buckets.entries()) {
    const end = Date.parse(to) + (index === 47 ? 1 : 0)
    expect(times.filter((time) => time >= Date.parse(from) && time < end)).toHaveLength(total)
  }
  expect(fully_annotated).toEqual({ selected: 1 })
  expect((await ask(body, 'annotator')).fully_annotated).toEqual({ selected: 1 })
})

test('people who may not export may not ask about the export', async () => {
  const unredacted = { record_selector: everything, redact: false }
  expect((await server.post(path, unredacted, 'viewer')).status).toBe(403)
  expect((await server.post(path, { record_selector: everything }, 'outsider')).status).toBe(403)
  expect((await server.post(path, { record_selector: everything })).status).toBe(401)
  expect((await server.post(path, {}, 'owner')).status).toBe(422)
})

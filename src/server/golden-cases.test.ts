import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goldenCasesByQueue, goldenLines } from '#domain/testing/golden-cases.test-support.ts'
import { loadQueueSource } from '#server/start/queue-source.ts'
import { openTestApp, type TestApp } from '#server/testing/test-app.test-support.ts'

/** The golden cases over HTTP: on DuckDB, and on ClickHouse in `npm run test:clickhouse`. */

type FilterCase = { name: string; filter_tree: unknown; count: number; records: number[] }
type ErrorItem = { type: string; loc: readonly unknown[] }
type RequestCase = { name: string; body: unknown; status: number; errors?: ErrorItem[] }
type QueueRecord = { id: string }

const requestsByQueue = goldenCasesByQueue<RequestCase>('requests.jsonl')

const sorted = (items: readonly ErrorItem[]) =>
  items.map(({ type, loc }) => JSON.stringify([type, loc])).toSorted()

for (const [at, { queue, cases: filters }] of goldenCasesByQueue<FilterCase>(
  'filters.jsonl',
).entries()) {
  const requests = requestsByQueue[at]?.cases ?? []
  if (filters.length + requests.length > 0)
    describe(`golden cases of ${queue}`, () => testQueue(queue, filters, requests))
}

function testQueue(
  folder: string,
  filters: readonly FilterCase[],
  requests: readonly RequestCase[],
) {
  const records = goldenLines(folder, 'records.jsonl').map(
    (line) => JSON.parse(line) as QueueRecord,
  )
  let testApp: TestApp
  let server: Server
  let queueUrl = ''

  const post = (path: string, body: unknown) =>
    fetch(`${queueUrl}/records/${path}`, {
      method: 'POST',
      headers: { 'Galileo-API-Key': 'admin', 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })

  beforeAll(async () => {
    const source = await loadQueueSource(folder)
    testApp = await openTestApp(0, [source])
    server = createServer(getRequestListener(testApp.app.fetch))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    queueUrl = `http://127.0.0.1:${port}/annotation_queues/${source.folder.queue.id}`
  })
  afterAll(async () => {
    server.closeAllConnections()
    server.close()
    await testApp.close()
  })

  test.each(filters)('filter: $name', async ({ filter_tree, count, records: expected }) => {
    const ids = expected.map((line) => records[line]?.id)
    const record_selector = { type: 'filter_tree', filter_tree }

    const jsonl = await post('export', { record_selector })
    expect(jsonl.status).toBe(200)
    const lines = (await jsonl.text()).split('\n').slice(0, -1)
    expect(lines.map((line) => (JSON.parse(line) as QueueRecord).id)).toEqual(ids)

    const csv = await post('export', { record_selector, export_format: 'csv' })
    expect(csv.status).toBe(200)
    const rows = Papa.parse<QueueRecord>(await csv.text(), { header: true, skipEmptyLines: true })
    expect(rows.errors).toEqual([])
    expect(rows.data.map(({ id }) => id)).toEqual(ids)

    const counted = await post('count', { filter_tree })
    expect(await counted.json()).toEqual({ total_count: count })
  })

  test.each(requests)('request: $name', async ({ body, status, errors }) => {
    const response = await post('export', body)
    expect(response.status).toBe(status)
    const text = await response.text()
    if (!errors) return
    const { detail } = JSON.parse(text) as { detail: ErrorItem[] }
    expect(sorted(detail)).toEqual(sorted(errors))
  })

  test('an unredacted JSONL export holds every logged value', async () => {
    const response = await post('export', {
      redact: false,
      record_selector: { type: 'filter_tree', filter_tree: { and: [] } },
    })
    const lines = (await response.text()).split('\n').slice(0, -1)
    const exported = new Map(
      lines.map((line) => JSON.parse(line) as QueueRecord).map((record) => [record.id, record]),
    )
    expect(exported.size).toBe(records.length)
    for (const record of records) {
      const { annotation_queue_ids, annotation_aggregates, fully_annotated, ...logged } =
        exported.get(record.id) as QueueRecord & Record<string, unknown>
      expect(logged).toEqual(record)
      expect([
        typeof annotation_queue_ids,
        typeof annotation_aggregates,
        typeof fully_annotated,
      ]).toEqual(['object', 'object', 'boolean'])
    }
  })
}

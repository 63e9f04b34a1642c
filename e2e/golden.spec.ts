import { expect, test } from '@playwright/test'
import Papa from 'papaparse'
import { goldenLines, goldenQueue } from './support/golden-cases.ts'
import { startServer, type RunningServer } from './support/start-server.ts'

/**
 * The golden cases over HTTP, against the built server with the golden queue in its database: DuckDB,
 * or the ClickHouse of `npm run test:clickhouse`.
 */

type FilterCase = { name: string; filter_tree: unknown; count: number; records: number[] }
type RequestCase = {
  name: string
  body: unknown
  status: number
  errors?: { type: string; loc: (string | number)[] }[]
}
type QueueRecord = { id: string }

const key = 'golden-administrator'
const filters = goldenLines<FilterCase>('filters.jsonl')
const requests = goldenLines<RequestCase>('requests.jsonl')
const records = goldenLines<QueueRecord>('queue/records.jsonl')

test.describe.configure({ mode: 'default' })

let server: RunningServer
let queueUrl = ''
const post = (url: string, body: unknown) =>
  fetch(url, {
    method: 'POST',
    headers: { 'Galileo-API-Key': key, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })

if (filters.length > 0) {
  test.beforeAll(async () => {
    const clickhouse = process.env.CLICKHOUSE_URL
    const store = clickhouse ? ['--store', `${clickhouse}/winnow_golden`] : []
    server = await startServer([...store, '--queue', goldenQueue], { WINNOW_API_KEY: key })
    const queues = (await (await post(`${server.url}/v2/annotation_queues/query`, {})).json()) as {
      annotation_queues: { id: string }[]
    }
    queueUrl = `/annotation_queues/${queues.annotation_queues[0]?.id}`
  })
  test.afterAll(async () => server.stop())
}

for (const { name, filter_tree, count, records: expected } of filters) {
  test(`filter: ${name}`, async () => {
    const ids = expected.map((line) => records[line]?.id)
    const record_selector = { type: 'filter_tree', filter_tree }
    const exportUrl = `${server.url}/v2${queueUrl}/records/export`

    const jsonl = await post(exportUrl, { record_selector })
    expect(jsonl.status).toBe(200)
    const lines = (await jsonl.text()).split('\n').slice(0, -1)
    expect(lines.map((line) => (JSON.parse(line) as QueueRecord).id)).toEqual(ids)

    const csv = await post(exportUrl, { record_selector, export_format: 'csv' })
    expect(csv.status).toBe(200)
    const rows = Papa.parse<QueueRecord>(await csv.text(), { header: true, skipEmptyLines: true })
    expect(rows.errors).toEqual([])
    expect(rows.data.map(({ id }) => id)).toEqual(ids)

    const counted = await post(`${server.url}${queueUrl}/records/count`, { filter_tree })
    expect(await counted.json()).toEqual({ total_count: count })
  })
}

for (const { name, body, status, errors } of requests) {
  test(`request: ${name}`, async () => {
    const response = await post(`${server.url}/v2${queueUrl}/records/export`, body)
    expect(response.status).toBe(status)
    const text = await response.text()
    if (!errors) return
    const { detail } = JSON.parse(text) as { detail: { type: string; loc: unknown[] }[] }
    const spelled = (items: { type: string; loc: unknown[] }[]) =>
      items.map(({ type, loc }) => JSON.stringify([type, loc])).toSorted()
    expect(spelled(detail)).toEqual(spelled(errors))
  })
}

if (records.length > 0) {
  test('an unredacted JSONL export holds every value that was logged', async () => {
    const response = await post(`${server.url}/v2${queueUrl}/records/export`, {
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

import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '#server/testing/test-app.test-support.ts'
import {
  metricsQueueId,
  metricsSource,
  recordsOf,
  scorer,
} from '#server/testing/logged-metrics.test-support.ts'

const nodes = [
  { metrics: { on: 0.4, duration_ns: 5 } },
  { metric_info: { [scorer.on]: { status_type: 'success', value: 0.5 } } },
  { type: 'session', metric_info: { [scorer.on]: { status_type: 'pending', value: 0.6 } } },
]
const ids = recordsOf(nodes).map(({ id }) => id)
const path = `/annotation_queues/${metricsQueueId}`

let server: TestApp
beforeAll(async () => {
  server = await openTestApp(0, [metricsSource('metrics', nodes)])
})
afterAll(() => server.close())

const ask = async (operation: string, body: object) =>
  (await server.post(`${path}/${operation}`, body, 'admin')).json()

test('a page has a metric under the requested name', async () => {
  const column_ids = ['metrics/on', `metrics/${scorer.on}`]
  expect(await ask('partial_search', { select_columns: { column_ids }, limit: 2 })).toMatchObject({
    records: [
      { id: ids[0], 'metrics/on': 0.4, [`metrics/${scorer.on}`]: 0.4 },
      { id: ids[1], 'metrics/on': 0.5, [`metrics/${scorer.on}`]: 0.5 },
    ],
  })
})

test('a page of computed metrics has the cells and records of the file', async () => {
  const column_ids = ['metrics/on', 'metrics/duration_ns']
  const asked = { select_columns: { column_ids }, include_counts: true }
  const found = await ask('partial_search', { ...asked, export_computed_metrics_only: true })
  expect(found).toMatchObject({ total_count: 2, next_starting_token: null })
  expect((found as { records: unknown[] }).records).toMatchObject([
    { id: ids[0], 'metrics/on': null, 'metrics/duration_ns': 5 },
    { id: ids[1], 'metrics/on': 0.5, 'metrics/duration_ns': null },
  ])
  expect(await ask('partial_search', asked)).toMatchObject({ total_count: 3 })
})

test('a CSV has the requested header; the same metric twice is refused', async () => {
  const record_selector = { type: 'filter_tree', filter_tree: { and: [] } }
  const file = async (column_ids: string[]) =>
    server.post(
      `/v2${path}/records/export`,
      { record_selector, export_format: 'csv', column_ids },
      'admin',
    )
  expect(await (await file(['metrics/on'])).text()).toBe('metrics/on\r\n0.4\r\n0.5\r\n\r\n')
  expect((await file(['metrics/on', `metrics/${scorer.on}`])).status).toBe(422)
})

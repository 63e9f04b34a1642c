import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { labelledFolder } from '#server/testing/labelled-folder.test-support.ts'
import { objectText } from '#server/records/json-text.ts'
import { oddShape } from '#server/records/odd-shapes.test-support.ts'
import { misplacedRedaction } from '#server/records/redaction.ts'
import type { QueueSource } from '#server/store/store.ts'
import { openTestApp, type TestApp } from '#server/testing/test-app.test-support.ts'
import { roles, testUserId } from '#server/testing/test-queue.test-support.ts'

/** A record of any shape is either redacted in every answer or not imported. */

const uuid = (number: number) => `00000000-0000-4000-8000-${number.toString().padStart(12, '0')}`
const lineOf = (more: string, index: number, type = 'trace') =>
  `{"id":"${uuid(index)}","type":"${type}","created_at":"2026-01-01T00:00:00Z"${more}}`

const queueId = '00000000-0000-4000-9000-000000000001'
const folder = {
  ...labelledFolder(queueId, 'Odd shapes', uuid(8)),
  users: roles.map((role) => ({
    user_id: testUserId(role),
    email: `${role}@example.com`,
    first_name: null,
    last_name: null,
    role,
    track_progress: true,
  })),
}
const sourceOf = (lines: readonly string[]): QueueSource => ({
  label: 'odd.jsonl',
  folder,
  name: 'Odd shapes',
  content_key: lines.join(),
  bytes: null,
  open: async function* () {
    yield Buffer.from(lines.map((line) => `${line}\n`).join(''))
  },
})

const seed = Number(process.env.WINNOW_SEED ?? Date.now() % 2 ** 31)
const drawn = fc
  .sample(oddShape, { numRuns: 600, seed })
  .map((more, index) => lineOf(more, index, index % 3 === 0 ? 'session' : 'trace'))
const reasonOf = (line: string) => misplacedRedaction(objectText(line))
const redactable = drawn.filter((line) => reasonOf(line) === null)

let server: TestApp
beforeAll(async () => {
  server = await openTestApp(0, [sourceOf(redactable)])
})
afterAll(() => server.close())

const everything = { type: 'filter_tree', filter_tree: { and: [] } }
const path = `/annotation_queues/${queueId}`
const textOf = async (url: string, body: object, key: string) => {
  const response = await server.post(url, body, key)
  expect(response.status, `WINNOW_SEED=${seed}`).toBe(200)
  return response.text()
}

test('most random records are redacted, and some are refused', () => {
  expect(redactable.length).toBeGreaterThan(drawn.length / 3)
  expect(redactable.length).toBeLessThan(drawn.length)
  expect(redactable.filter((line) => line.includes('raw')).length).toBeGreaterThan(100)
})

test.each(['owner', 'annotator', 'viewer'])(
  '%s: no answer shows the original of a redacted text',
  async (key) => {
    const shown = []
    for (const export_format of ['jsonl', 'csv']) {
      for (const export_computed_metrics_only of [false, true]) {
        const body = { record_selector: everything, export_format, export_computed_metrics_only }
        shown.push(await textOf(`/v2${path}/records/export`, body, key))
      }
    }
    expect(shown[0]?.split('\n')).toHaveLength(redactable.length + 1)
    const select_columns = { include_all_metrics: true, include_all_feedback: true }
    shown.push(await textOf(`${path}/partial_search`, { select_columns, limit: 1000 }, key))
    if (key !== 'owner') {
      const columns = ['input', 'output', 'name', 'tools', 'dataset_input'].map((column_id) => ({
        column_id,
        limit: 100,
      }))
      shown.push(await textOf(`/winnow${path}/column_values`, { columns }, key))
      for (const { column_id } of columns) {
        const filter = { type: 'text', column_id, operator: 'contains', value: 'raw ' }
        const found = await textOf(`${path}/records/count`, { filter_tree: { filter } }, key)
        expect(JSON.parse(found)).toEqual({ total_count: 0 })
      }
    }
    for (const text of shown) expect(text, `WINNOW_SEED=${seed}`).not.toContain('raw ')
  },
)

test('unredacted values stay as logged', async () => {
  const body = { record_selector: everything, redact: false }
  const file = await textOf(`/v2${path}/records/export`, body, 'owner')
  const ours = ['annotation_queue_ids', 'annotation_aggregates', 'fully_annotated']
  const plain = (line: string) =>
    JSON.stringify(JSON.parse(line), (key, value: unknown) =>
      ours.includes(key) ? undefined : value,
    )
  expect(file.split('\n').slice(0, -1).map(plain).toSorted()).toEqual(
    redactable.map(plain).toSorted(),
  )
})

test.each([
  [',"spans":{"a":{"input":"raw","redacted_input":"*"}}', '"spans":{"a":{"input":"*"}}'],
  [',"spans":[[{"input":"raw","redacted_input":"*"}]]', '"spans":[[{"input":"*"}]]'],
  [',"traces":[[{"spans":{"output":"raw","redacted_output":0}}]]', '"spans":{"output":0}'],
  [',"children":[{"deep":[{"redacted_output":1,"output":"raw"}]}]', '"deep":[{"output":1}]'],
  [',"x":{"redacted_input":null,"input":"seen"}', '"x":{"input":"seen"}'],
  [',"input":{"input":"raw"},"redacted_input":"*"', '"input":"*"'],
])('%s is redacted', async (more, redacted) => {
  const { store } = server.dependencies
  await store.importQueue(sourceOf([lineOf(more, 0)]))
  const file = await textOf(`/v2${path}/records/export`, { record_selector: everything }, 'viewer')
  expect(file).toContain(redacted)
  expect(file).not.toContain('raw')
})

const inside = (key: string) => `is not beside the “${key}” of the record or of a child`
test.each([
  [
    ',"input":{"text":"raw","redacted_input":"*"}',
    `in “input”: “redacted_input” ${inside('input')}`,
  ],
  [
    ',"spans":[{"output":[{"output":"raw","redacted_output":"*"}]}]',
    `in “spans”: in “output”: “redacted_output” ${inside('output')}`,
  ],
  [
    ',"user_metadata":{"input":"raw","redacted_input":"*"}',
    `in “user_metadata”: “redacted_input” ${inside('input')}`,
  ],
  [
    ',"redacted_input":[{"input":"raw","redacted_input":"*"}]',
    `in “redacted_input”: “redacted_input” ${inside('input')}`,
  ],
  [',"input":"raw","redacted_input":"*","redacted_input":null', '“redacted_input” occurs twice'],
  [
    ',"x":{"input":"raw","redacted_input":"*","r\\u0065dacted_input":null}',
    'in “x”: “redacted_input” occurs twice',
  ],
  [
    ',"input":{"a":"raw","redacted_input":"*"},"input":"b"',
    `in “input”: “redacted_input” ${inside('input')}`,
  ],
])('%s is refused with its place', async (more, reason) => {
  const lines = [lineOf('', 0), lineOf(more, 1)]
  const { store } = server.dependencies
  await expect(store.importQueue(sourceOf(lines))).rejects.toThrow(`odd.jsonl:2: ${reason}`)
})

test('a key that looks like a redaction and hides nothing is data', async () => {
  const more =
    ',"user_metadata":{"redacted_output":"yes"},"tools":[{"name":"redact","parameters":{"redacted_input":{}}}]'
  const { store } = server.dependencies
  await store.importQueue(sourceOf([lineOf(more, 0)]))
  const file = await textOf(`/v2${path}/records/export`, { record_selector: everything }, 'viewer')
  expect(file).toContain(more)
})

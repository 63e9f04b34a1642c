import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestStore, readPage } from '#server/testing/test-stores.test-support.ts'
import type { ExportPlan, QueueSource, Store } from './store.ts'
import { uuidOf } from '#server/sign-in/uuid-of.ts'
import { testCaller } from '#server/testing/test-caller.test-support.ts'

const queueId = uuidOf('facts queue')
const inputs = [
  '=1+1',
  '+49 30 1234',
  '-5.2',
  '-',
  '-x',
  '@name',
  '\tx',
  '7',
  '',
  'x'.repeat(32_767),
  'é'.repeat(32_768),
  '😀'.repeat(20_000),
]

const source = (count: number): QueueSource => ({
  label: 'facts',
  name: 'facts',
  folder: {
    queue: { id: queueId, name: 'facts', description: null, created_at: '', updated_at: '' },
    users: [],
    templates: [],
    metrics: [],
  },
  content_key: `facts ${count}`,
  bytes: null,
  open: async function* () {
    for (let index = 0; index < count; index += 1) {
      const record = {
        type: 'trace',
        id: uuidOf(`facts ${index}`),
        created_at: new Date(Date.UTC(2026, 2, 1) - index * 60_000).toISOString(),
        name: `n${index % 10}`,
        input: inputs[index] ?? 'x'.repeat(index % 100),
        output: index < 12 ? { a: '=1' } : null,
        tags: index === 0 ? ['=x'] : [],
      }
      yield new TextEncoder().encode(`${JSON.stringify(record)}\n`)
    }
  },
})

let store: Store
beforeAll(async () => {
  store = await openTestStore({ memoryLimitMb: 256, threads: 1 })
  await store.importQueue(source(20_000))
})
afterAll(() => store.close())

const viewpoint = { unredacted: true, all_ratings: true, required_users: [] }
const plan = (change: Partial<ExportPlan>): ExportPlan => ({
  selector: { type: 'filter_tree', filter_tree: { and: [] } },
  format: 'jsonl',
  column_ids: [],
  redact: false,
  computed_metrics_only: false,
  ...change,
})
const named = (name: string): ExportPlan['selector'] => ({
  type: 'filter_tree',
  filter_tree: {
    filter: {
      type: 'text',
      column_id: 'name',
      operator: 'eq',
      value: name,
      case_sensitive: true,
    },
  },
})

test('texts that begin like a formula are counted unless they are numbers; long cells by characters', async () => {
  const column_ids = ['id', 'input', 'output', 'tags', 'external_id']
  const facts = await store.selectionFacts(
    queueId,
    plan({ format: 'csv', column_ids }),
    viewpoint,
    testCaller,
  )
  expect(facts.formula_cells).toEqual([{ column_id: 'input', count: 5 }])
  expect(facts.long_cells).toEqual([{ column_id: 'input', count: 1 }])
  expect(facts.empty_columns).toEqual(['external_id'])
})

test('a column without a value among the selected records is empty, whatever others have', async () => {
  const column_ids = ['id', 'output', 'tags']
  const facts = await store.selectionFacts(
    queueId,
    plan({
      format: 'csv',
      column_ids,
      selector: { type: 'record_ids', record_ids: [uuidOf('facts 500')] },
    }),
    viewpoint,
    testCaller,
  )
  expect(facts).toMatchObject({ records: 1, empty_columns: ['output', 'tags'] })
})

test('the size of a large file is estimated from evenly spread records', async () => {
  for (const selector of [plan({}).selector, named('n3'), named('none')]) {
    const wanted = plan({ selector })
    let bytes = 0
    for await (const chunk of store.exportRecords(queueId, wanted, viewpoint, testCaller))
      bytes += chunk.length
    const facts = await store.selectionFacts(queueId, wanted, viewpoint, testCaller)
    expect(Math.abs(facts.bytes - bytes)).toBeLessThanOrEqual(bytes * 0.2)
    if (facts.bytes_are_exact) expect(facts.bytes).toBe(bytes)
  }
})

test('records of thousands of years have a timeline', async () => {
  const far = uuidOf('far queue')
  const { folder } = source(0)
  await store.importQueue({
    ...source(0),
    folder: { ...folder, queue: { ...folder.queue, id: far } },
    content_key: 'far',
    open: async function* () {
      for (const year of ['0001', '9999']) {
        const record = { type: 'trace', id: uuidOf(year), created_at: `${year}-06-01T00:00:00Z` }
        yield new TextEncoder().encode(`${JSON.stringify(record)}\n`)
      }
    },
  })
  const { timeline } = await store.selectionFacts(far, plan({}), viewpoint, testCaller)
  const totals = timeline?.buckets.map(({ total }) => total)
  expect([totals?.at(0), totals?.at(-1)]).toEqual([1, 1])
})

const sessionId = (index: number) => uuidOf(`session ${index}`)

/** Ten sessions; every third has a pending metric in one of its spans. */
const sessions: QueueSource = {
  ...source(0),
  folder: {
    ...source(0).folder,
    queue: { ...source(0).folder.queue, id: uuidOf('sessions queue') },
    metrics: [{ key: 'tone', enabled: true }],
  },
  content_key: 'sessions',
  open: async function* () {
    for (let index = 0; index < 10; index += 1) {
      const record = {
        type: 'session',
        id: sessionId(index),
        created_at: new Date(Date.UTC(2026, 2, 1) - index * 60_000).toISOString(),
        name: `n${index % 2}`,
        traces: [
          {
            type: 'trace',
            id: uuidOf(`trace ${index}`),
            metric_info: {
              tone:
                index % 3 === 0
                  ? { status_type: 'pending' }
                  : { status_type: 'success', value: index },
            },
          },
        ],
      }
      yield new TextEncoder().encode(`${JSON.stringify(record)}\n`)
    }
  },
}

test.each([
  ['everything', plan({}).selector, { records: 10, unfinished: 4 }],
  ['a tree', named('n1'), { records: 5, unfinished: 2 }],
  [
    'a list of ids, one of which the queue lacks',
    { type: 'record_ids', record_ids: [0, 1, 2, 3, 99].map(sessionId) } as const,
    { records: 4, unfinished: 2 },
  ],
  ['nothing', named('none'), { records: 0, unfinished: 0 }],
])(
  'sessions with unfinished metrics are counted %s, and left out of files of computed metrics',
  async (_, selector, { records, unfinished }) => {
    await store.importQueue(sessions)
    const { id } = sessions.folder.queue
    for (const format of ['jsonl', 'csv'] as const) {
      for (const computed_metrics_only of [false, true]) {
        const wanted = plan({ selector, format, column_ids: ['id'], computed_metrics_only })
        let file = ''
        for await (const chunk of store.exportRecords(id, wanted, viewpoint, testCaller)) {
          file += Buffer.from(chunk).toString()
        }
        const facts = await store.selectionFacts(id, wanted, viewpoint, testCaller)
        const inFile = computed_metrics_only ? records - unfinished : records
        const counts = { selected: records, records: inFile, unfinished }
        expect(facts).toMatchObject({ ...counts, bytes: file.length })
        expect(file.split('\n').length - 1 - (format === 'csv' ? 1 : 0)).toBe(inFile)
        const inTimeline = facts.timeline?.buckets.reduce((sum, bucket) => sum + bucket.selected, 0)
        expect(inTimeline).toBe(inFile)
      }
    }
  },
)

test('a page of computed metrics has the records of the file', async () => {
  await store.importQueue(sessions)
  const page = {
    filter_tree: null,
    column_ids: ['id'],
    sort: null,
    offset: 1,
    limit: 3,
    redact: true,
  }
  const idsOf = async (computed_metrics_only: boolean) =>
    (
      await readPage(store, sessions.folder.queue.id, { ...page, computed_metrics_only }, viewpoint)
    ).map(({ id }) => id)
  expect(await idsOf(false)).toEqual([1, 2, 3].map(sessionId))
  expect(await idsOf(true)).toEqual([2, 4, 5].map(sessionId))
})

import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FilterTree } from '#domain/contract/contract.ts'
import {
  openTestDuckdb,
  openTestStore,
  readPage,
} from '#server/testing/test-stores.test-support.ts'
import {
  drawnQueueId,
  drawnRecords,
  drawnSource,
  drawnTree,
  leavesOf,
  treesToDraw,
  viewpoint,
} from '#server/testing/drawn-queue.test-support.ts'
import type { ExportPlan, Page, Store, Viewpoint } from './store.ts'
import { testCaller } from '#server/testing/test-caller.test-support.ts'

const seed = Number(process.env.WINNOW_SEED ?? Date.now() % 2 ** 31)
const records = drawnRecords(seed, 300)

/** What random values lack: odd numbers and spelling, lone surrogates, nested values, repeated keys. */
const oddLines = [
  `{"metrics":{"m":9007199254740993,"d":1e300,"b":true,"t":"x","l":["a","b","a"],"mixed":1}}`,
  `{"metrics":{"m":-9223372036854775808,"d":-0.0,"b":false,"t":"","l":[],"mixed":"1"}}`,
  `{"metrics":{"m":9223372036854775807,"d":-1E300,"t":"ΣΑΣ","mixed":{ "z" : 1, "a" : [ 1.0 , 2e5 ] }}}`,
  `{"metrics":{"d":12345678.9},"metric_info":{"s":{"status_type":"success","value":0.1},"f":{"status_type":"failed","value":2}}}`,
  `{"metric_info":{"s":{"status_type":"roll_up","value":1e-7,"metric_key_alias":"old"}},"status_code":-9007199254740993}`,
  `{"input":[{"role":"user","content":"\\ud83d\\ude00 \\ud800 \\u0000"}],"output":{"b":1,"a":null},"redacted_output":{"b":"*"}}`,
  `{"input":"a \\u0085\\u2028 b","user_metadata":{"key":"value","n":5},"name":"one","name":"two"}`,
  `{"input":"=1+1","output":"-5.2","name":"\\"","external_id":"'; DROP TABLE x","tools":[{"type":"f"}]}`,
  `{"traces":[{"input":"x","redacted_input":"*","metrics":{"s":1,"duration_ns":5}}],"tags":["\\ud800","\\u0001"]}`,
].map((line, index) => {
  const id = `0000000a-0000-4000-8000-${index.toString().padStart(12, '0')}`
  const created = `2026-03-0${1 + (index % 3)}T00:00:00.${index}Z`
  return line.replace('{', `{"type":"llm","id":"${id}","created_at":"${created}",`)
})
const lines = [...records.map((record) => JSON.stringify(record)), ...oddLines]

let duckdb: Store
let clickhouse: Store
let columns: readonly string[] = []
beforeAll(async () => {
  duckdb = await openTestDuckdb()
  clickhouse = await openTestStore()
  const [ours, theirs] = [
    await duckdb.importQueue(drawnSource('drawn', lines)),
    await clickhouse.importQueue(drawnSource('drawn', lines)),
  ]
  expect(theirs).toEqual(ours)
  columns = ours.columns.map(({ id }) => id)
}, 60_000)
afterAll(async () => {
  await duckdb.close()
  await clickhouse.close()
})

async function file(store: Store, plan: ExportPlan, as: Viewpoint): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of store.exportRecords(drawnQueueId, plan, as, testCaller))
    pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

const both = async <T>(ask: (store: Store) => Promise<T>) =>
  [await ask(duckdb), await ask(clickhouse)] as const

const planOf = (filter_tree: FilterTree, change: Partial<ExportPlan>): ExportPlan => ({
  selector: { type: 'filter_tree', filter_tree },
  format: 'jsonl',
  column_ids: columns,
  redact: false,
  computed_metrics_only: false,
  ...change,
})

const everything: FilterTree = { and: [] }
const annotator: Viewpoint = { ...viewpoint, unredacted: false, all_ratings: false }

test.each([
  ['jsonl', {}, viewpoint],
  ['jsonl', { redact: true }, viewpoint],
  ['jsonl', { computed_metrics_only: true }, viewpoint],
  ['jsonl', { redact: true, computed_metrics_only: true }, annotator],
  ['csv', {}, viewpoint],
  ['csv', { redact: true }, annotator],
  ['csv', { computed_metrics_only: true }, viewpoint],
] as const)('every byte of the whole queue as %s with %o', async (format, change, as) => {
  const plan = planOf(everything, { format, ...change })
  const [ours, theirs] = await both((store) => file(store, plan, as))
  expect(ours.length).toBeGreaterThan(10_000)
  expect(theirs).toBe(ours)
})

const trees = treesToDraw(250)

test(`${trees} trees (WINNOW_SEED=${seed}): counts, bits, and the bytes of both formats`, async () => {
  await fc.assert(
    fc.asyncProperty(drawnTree, fc.boolean(), async (tree, unredacted) => {
      const as = { ...viewpoint, unredacted }
      const told = JSON.stringify(tree)
      const [ours, theirs] = await both((store) => store.count(drawnQueueId, tree, as, testCaller))
      expect(theirs, told).toBe(ours)
      const [bits, theirBits] = await both((store) =>
        store.matches(drawnQueueId, leavesOf(tree), as, testCaller),
      )
      expect(theirBits, told).toEqual(bits)
      for (const format of ['jsonl', 'csv'] as const) {
        const plan = planOf(tree, { format, redact: !unredacted })
        const [our, their] = await both((store) => file(store, plan, as))
        expect(their, told).toBe(our)
      }
    }),
    { numRuns: trees, seed },
  )
}, 3_600_000)

test('pages in every order, and the facts of a selection', async () => {
  const [{ columns: listed } = { columns: [] }] = duckdb.queues()
  const sortable = listed.filter((column) => column.sortable).map(({ id }) => id)
  const drawn = fc.sample(drawnTree, { numRuns: sortable.length, seed })
  for (const [index, column_id] of sortable.entries()) {
    const filter_tree = drawn[index] ?? everything
    const page: Page = {
      filter_tree: index % 3 === 0 ? null : filter_tree,
      column_ids: columns,
      sort: { column_id, ascending: index % 2 === 0 },
      offset: index,
      limit: 40,
      redact: index % 5 === 0,
      computed_metrics_only: index % 4 === 0,
    }
    const [ours, theirs] = await both((store) => readPage(store, drawnQueueId, page, viewpoint))
    // Compared as JSON, which has no -0.
    expect(JSON.stringify(theirs), column_id).toBe(JSON.stringify(ours))
    const plan = planOf(filter_tree, {
      format: index % 2 === 0 ? 'csv' : 'jsonl',
      computed_metrics_only: index % 3 === 0,
    })
    const [facts, theirFacts] = await both((store) =>
      store.selectionFacts(drawnQueueId, plan, viewpoint, testCaller),
    )
    expect(theirFacts, JSON.stringify(filter_tree)).toEqual(facts)
  }
}, 120_000)

test('the values of columns', async () => {
  for (const search of ['', 'É', '1']) {
    for (const column_id of columns.filter((id) => id !== 'fully_annotated')) {
      const lookups = [{ column_id, search, limit: 7 }]
      const [ours, theirs] = await both((store) =>
        store.columnValues(drawnQueueId, lookups, viewpoint, testCaller),
      )
      expect(JSON.stringify(theirs), `${column_id} ${search}`).toBe(JSON.stringify(ours))
    }
  }
}, 120_000)

test('any number of ids, unknown ones included', async () => {
  const ids = records.map(({ id }) => id)
  const strangers = ids.map((id) => id.replace(/^0/, 'f'))
  const mixed = ids.flatMap((id, index) => [strangers[index] ?? id, id])
  const [ours, theirs] = await both((store) =>
    store.missingIds(drawnQueueId, mixed, viewpoint, testCaller),
  )
  expect(theirs).toEqual(ours)
  for (const record_ids of [ids.slice(0, 1), ids.slice(5, 90), mixed]) {
    const plan = planOf(everything, { selector: { type: 'record_ids', record_ids } })
    const [our, their] = await both((store) => file(store, plan, viewpoint))
    expect(their).toBe(our)
  }
})

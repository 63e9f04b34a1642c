import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Filter } from '#domain/contract/contract.ts'
import { CallerGone } from '#server/system/caller-gone.ts'
import type { Caller, Store } from '#server/store/store.ts'
import { testCaller } from '#server/testing/test-caller.test-support.ts'
import { testQueueId, testRecordId, testSource } from '#server/testing/test-queue.test-support.ts'
import { dropTestDatabase, testDatabase } from '#server/testing/test-stores.test-support.ts'
import { createAnswering } from './answering.ts'
import { openClickhouseStore } from './clickhouse-store.ts'
import type { Engine } from './engine.ts'
import { openMigrated } from './migrations.ts'

let engine: Engine
let store: Store
beforeAll(async () => {
  engine = await openMigrated(testDatabase())
  store = await openClickhouseStore(engine)
  await store.importQueue(testSource(3))
})
afterAll(async () => {
  await dropTestDatabase(engine)
  await store.close()
})

const asked = (signal: AbortSignal, ask: (caller: Caller) => Promise<unknown>): Promise<unknown> =>
  ask({ ...testCaller, signal }).catch((error: unknown) => error)

test('a running statement is cancelled', async () => {
  const statement = {
    sql: 'SELECT count() FROM numbers(1000000000000) WHERE sipHash64(number) % 1000 = 7',
    parameters: [],
  }
  const running = async () => {
    const sql = `SELECT count() FROM system.processes WHERE position(query, '1000000000000') > 0 AND position(query, 'system') = 0`
    return Number((await engine.rows({ sql, parameters: [] }))[0]?.[0])
  }
  const caller = new AbortController()
  const end = asked(caller.signal, (by) => createAnswering(engine)(by, (run) => run(statement)))
  await expect.poll(running, { timeout: 30_000 }).toBe(1)
  caller.abort()
  expect(await end).toBeInstanceOf(CallerGone)
  await expect.poll(running, { timeout: 30_000 }).toBe(0)
})

const viewpoint = { unredacted: true, all_ratings: true, required_users: [] }
const filter: Filter = {
  type: 'text',
  column_id: 'output',
  operator: 'contains',
  value: 'a',
  case_sensitive: true,
}
const selector = { type: 'filter_tree', filter_tree: { filter } } as const
const plan = {
  selector,
  format: 'csv' as const,
  column_ids: ['id'],
  redact: false,
  computed_metrics_only: false,
}
const page = {
  filter_tree: null,
  column_ids: ['id'],
  sort: null,
  offset: 0,
  limit: 1,
  redact: false,
  computed_metrics_only: false,
}

test.each<[string, (caller: Caller) => Promise<unknown>]>([
  ['a count', (by) => store.count(testQueueId, { filter }, viewpoint, by)],
  ['the records of leaves', (by) => store.matches(testQueueId, [filter], viewpoint, by)],
  [
    'what a column holds',
    (by) => {
      const lookups = [{ column_id: 'output', search: 'a', limit: 1 }]
      return store.columnValues(testQueueId, lookups, viewpoint, by)
    },
  ],
  ['missing ids', (by) => store.missingIds(testQueueId, [testRecordId(1)], viewpoint, by)],
  ['what a file will be', (by) => store.selectionFacts(testQueueId, plan, viewpoint, by)],
  ['a page', (by) => store.pagePlaces(testQueueId, page, viewpoint, by)],
  ['the cells of a page', (by) => store.pageCells(testQueueId, [0], page, viewpoint, by)],
])('%s is not evaluated after its client has disconnected', async (_, ask) => {
  expect(await asked(AbortSignal.abort(), ask)).toBeInstanceOf(CallerGone)
  expect(await asked(new AbortController().signal, ask)).not.toBeInstanceOf(Error)
})

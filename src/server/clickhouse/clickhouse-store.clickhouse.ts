import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Filter, RecordSelector } from '#domain/contract/contract.ts'
import { quoteName } from '#sql/sql-query.ts'
import { dropTestDatabase, testDatabase } from '#server/testing/test-stores.test-support.ts'
import { testQueueId, testRecordId, testSource } from '#server/testing/test-queue.test-support.ts'
import { ImportError, type ExportPlan, type QueueSource } from '#server/store/store.ts'
import { openClickhouseCatalog } from './clickhouse-catalog.ts'
import { openClickhouseStore, type ClickhouseStore } from './clickhouse-store.ts'
import type { Engine } from './engine.ts'
import { openMigrated } from './migrations.ts'
import { testCaller } from '#server/testing/test-caller.test-support.ts'

/** Tests for a store on a server: failures, cleaning up, long lists. */

const address = testDatabase()
const viewpoint = { unredacted: true, all_ratings: true, required_users: [] }
let engine: Engine
let store: ClickhouseStore

beforeAll(async () => {
  engine = await openMigrated(address)
  store = await openClickhouseStore(engine)
})
afterAll(async () => {
  await dropTestDatabase(engine)
  await store.close()
})

const plan = (selector: RecordSelector): ExportPlan => ({
  selector,
  format: 'jsonl',
  column_ids: [],
  redact: false,
  computed_metrics_only: false,
})
const everything: RecordSelector = { type: 'filter_tree', filter_tree: { and: [] } }

async function tables(): Promise<string[]> {
  const rows = await engine.rows({
    sql: `SELECT name FROM system.tables WHERE database = currentDatabase() AND NOT startsWith(name, 'winnow_') ORDER BY name`,
    parameters: [],
  })
  return rows.map(([name]) => String(name))
}

const wide = (count: number): QueueSource => ({
  ...testSource(0),
  content_key: `wide ${count}`,
  open: async function* () {
    for (let index = 0; index < count; index += 1) {
      const record = {
        type: 'trace',
        id: testRecordId(index),
        created_at: '2026-03-01T00:00:00Z',
        input: String(index % 10).repeat(1_000_000),
      }
      yield new TextEncoder().encode(`${JSON.stringify(record)}\n`)
    }
  },
})

test('a repeated id stops the import with both lines, and leaves nothing', async () => {
  const twice: QueueSource = {
    ...testSource(0),
    label: 'twice.jsonl',
    content_key: 'twice',
    open: async function* () {
      for (const second of [1, 2, 3, 2]) {
        const id = testRecordId(second)
        const record = { type: 'trace', id, created_at: `2026-03-01T00:00:0${second}Z` }
        yield new TextEncoder().encode(`\n${JSON.stringify(record)}\n`)
      }
    },
  }
  await expect(store.importQueue(twice)).rejects.toThrow(
    new ImportError(`twice.jsonl:8: the id ${testRecordId(2)} is already on line 4`),
  )
  expect(await tables()).toEqual([])
  expect(store.queues()).toEqual([])
})

test('a replaced table stays for its readers, and the next cleanup drops it', async () => {
  await store.importQueue(testSource(3))
  const [first] = await tables()
  const pieces = store.exportRecords(testQueueId, plan(everything), viewpoint, testCaller)
  await store.importQueue(testSource(4))
  expect(await tables()).toHaveLength(2)
  let file = ''
  for await (const piece of pieces) file += Buffer.from(piece).toString()
  expect(file.split('\n')).toHaveLength(4)

  const catalog = await openClickhouseCatalog(engine)
  await catalog.tidy()
  expect(await tables()).toHaveLength(2)
  await catalog.tidy(0)
  expect(await tables()).toHaveLength(1)
  expect(await tables()).not.toContain(first)
  expect(await store.count(testQueueId, null, viewpoint, testCaller)).toBe(4)
})

test('the same content is not imported again', async () => {
  const before = await tables()
  await store.importQueue(testSource(4))
  expect(await tables()).toEqual(before)
})

test('an import replaces the queue of a server with a fast clock, and all servers see it', async () => {
  const sql = 'SELECT id, first_imported, layout, entry FROM winnow_queues FINAL'
  const [row = []] = await engine.rows({ sql, parameters: [] })
  const ahead = String(BigInt(Date.now() + 3_600_000) * 1000n)
  const columns = ['id', 'first_imported', 'layout', 'entry', 'revision']
  await engine.insert('winnow_queues', columns, `${JSON.stringify([...row, ahead])}\n`)
  const other = await openClickhouseCatalog(engine)
  await store.importQueue(testSource(6))
  expect(await store.count(testQueueId, null, viewpoint, testCaller)).toBe(6)
  const seen = async () => {
    await other.refresh()
    return other.entry(testQueueId).queue.record_count
  }
  await expect.poll(seen).toBe(6)
})

test('an export whose table is dropped midway throws instead of ending like a whole file', async () => {
  await store.importQueue(wide(60))
  const [table = ''] = (await tables()).toReversed()
  const pieces = store.exportRecords(testQueueId, plan(everything), viewpoint, testCaller)
  let bytes = 0
  const read = async () => {
    for await (const piece of pieces) {
      if (bytes === 0) {
        for (const name of await tables()) {
          await engine.run({ sql: `DROP TABLE ${quoteName(name)} SYNC`, parameters: [] })
        }
      }
      bytes += piece.length
    }
  }
  await expect(read()).rejects.toThrow(table.slice(0, 8))
  expect(bytes).toBeGreaterThan(0)
  expect(bytes).toBeLessThan(60_000_000)
})

test('an export that cannot begin throws before its first byte', async () => {
  const pieces = store.exportRecords(testQueueId, plan(everything), viewpoint, testCaller)
  await expect(pieces[Symbol.asyncIterator]().next()).rejects.toThrow(/unknown table/i)
})

test('when a reader leaves, its statements are cancelled', async () => {
  await store.importQueue(wide(61))
  for await (const piece of store.exportRecords(
    testQueueId,
    plan(everything),
    viewpoint,
    testCaller,
  )) {
    expect(piece.length).toBeGreaterThan(0)
    break
  }
  const running = async () => {
    const rows = await engine.rows({
      sql: `SELECT count() FROM system.processes WHERE position(query, 'arrayStringConcat') > 0 AND position(query, 'system') = 0`,
      parameters: [],
    })
    return Number(rows[0]?.[0])
  }
  await expect.poll(running, { timeout: 30_000 }).toBe(0)
})

test('100 000 ids, and texts longer than a parameter, select their records', async () => {
  await store.importQueue(testSource(500))
  const ids = Array.from({ length: 100_000 }, (_, index) => testRecordId(index + 490))
  let file = ''
  const selector = { type: 'record_ids', record_ids: ids } as const
  for await (const piece of store.exportRecords(
    testQueueId,
    plan(selector),
    viewpoint,
    testCaller,
  )) {
    file += Buffer.from(piece).toString()
  }
  expect(file.split('\n')).toHaveLength(11)
  const filter = (value: string | string[]): Filter => ({
    type: 'text',
    column_id: 'output',
    operator: 'one_of',
    value,
    case_sensitive: true,
  })
  const count = (value: string | string[]) =>
    store.count(testQueueId, { filter: filter(value) }, viewpoint, testCaller)
  expect(await count('a'.repeat(5000))).toBe(1)
  expect(await count(['a'.repeat(5), `${'é'.repeat(300_000)}'`])).toBe(499)
  expect(await count('a'.repeat(300_000))).toBe(0)
})

test('a database of a newer version stays unchanged', async () => {
  const newer = { ...testDatabase() }
  const first = await openMigrated(newer)
  await first.insert('winnow_migrations', ['version'], '[999]\n')
  await expect(openMigrated(newer)).rejects.toThrow('newer version of Winnow')
  await dropTestDatabase(first)
  await first.close()
})

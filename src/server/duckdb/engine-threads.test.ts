import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createEngineThreads } from './engine-threads.ts'
import { runQuery } from './run-query.ts'

let instance: DuckDBInstance
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:', { threads: '2' })
})
afterAll(() => instance.closeSync())

async function threads(): Promise<number> {
  const connection = await instance.connect()
  try {
    const sql = `SELECT current_setting('threads')`
    const [[value] = []] = await runQuery(connection, { sql, parameters: [] })
    return Number(value)
  } finally {
    connection.closeSync()
  }
}
const expectThreads = (count: number) => vi.waitFor(async () => expect(await threads()).toBe(count))

test('DuckDB has no workers while exports run, unless other work needs them', async () => {
  const { withoutWorkers, withWorkers } = createEngineThreads(instance, 2, 2)
  const first = withoutWorkers()
  const second = withoutWorkers()
  await expectThreads(1)
  await first()
  await first()
  expect(await threads()).toBe(1)
  expect(await withWorkers(threads)).toBe(2)
  expect(await threads()).toBe(1)
  await second()
  expect(await threads()).toBe(2)
})

test('of simultaneous changes the last one counts', async () => {
  const { withoutWorkers } = createEngineThreads(instance, 2, 2)
  await Promise.all(Array.from({ length: 20 }, () => withoutWorkers()()))
  expect(await threads()).toBe(2)
})

test('a machine with more threads than export turns keeps the rest', async () => {
  const { withoutWorkers } = createEngineThreads(instance, 2, 1)
  const release = withoutWorkers()
  await release()
  const again = withoutWorkers()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(await threads()).toBe(2)
  await again()
})

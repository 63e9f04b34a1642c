import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AppEnv } from '#server/http/app-env.ts'
import { askedBy, withAsker } from '#server/asker.ts'
import { createFairTurns } from '#server/http/fair-turns.ts'
import { AskerGone, TookTooLong } from './store.ts'
import { interruptWith, whileAsked } from './query-deadline.ts'

const endless = 'SELECT count(*) FROM range(1000000000000) WHERE hash(range) % 1000 = 7'
const turns = () => createFairTurns({ ofOne: 1, ofAll: 1, waiting: 1 })

let instance: DuckDBInstance
let connection: DuckDBConnection
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  connection = await instance.connect()
})
afterAll(() => {
  connection.closeSync()
  instance.closeSync()
})

test('a statement that begins after its caller has gone is stopped as well', async () => {
  const release = interruptWith(connection, AbortSignal.abort())
  await expect(connection.run(endless)).rejects.toThrow('Interrupted')
  release()
  const [[one] = []] = await (await connection.run('SELECT 1')).getRows()
  expect(one).toBe(1)
})

test('an answer that takes too long is stopped, also while it waits for its turn', async () => {
  const asked = (use: (signal: AbortSignal) => Promise<unknown>, patienceMs: number) =>
    whileAsked(row, use, patienceMs).catch((error: unknown) => error)
  const row = turns()
  let ends: unknown[] = []
  const app = new Hono<AppEnv>().use(withAsker()).get('/', async (c) => {
    askedBy('ann')
    const first = asked(async (signal) => {
      const release = interruptWith(connection, signal)
      await connection.run(endless).finally(release)
    }, 600)
    const second = asked(async () => 'answered', 100)
    ends = await Promise.all([first, second])
    ends.push(await asked(async () => 'answered', 10_000))
    return c.body(null)
  })
  await app.request('/')
  expect(ends).toEqual([expect.any(TookTooLong), expect.any(TookTooLong), 'answered'])
})

test('nothing is begun for a caller who has gone', async () => {
  let end: unknown = null
  let hasBegun = false
  const app = new Hono<AppEnv>().use(withAsker()).get('/', async (c) => {
    const begin = async () => void (hasBegun = true)
    end = await whileAsked(turns(), begin).catch((error: unknown) => error)
    return c.body(null)
  })
  await app.request('/', { signal: AbortSignal.abort() })
  expect(end).toBeInstanceOf(AskerGone)
  expect(hasBegun).toBe(false)
})

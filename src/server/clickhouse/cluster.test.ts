import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { clickhouseTickets } from './clickhouse-state.ts'
import { openEngine, type Engine } from './engine.ts'
import { openMigrated } from './migrations.ts'

/** The statements that a cluster gets, and the reactions to its replicas' answers. */

type Sent = { readonly sql: string; readonly settings: URLSearchParams }
type Answer = (sent: Sent) => string | { readonly code: number; readonly kind: string }

const opened: { close: () => Promise<unknown> }[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

/** A server that records what it receives and answers as told. */
async function openCluster(answer: Answer) {
  const sent: Sent[] = []
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const settings = new URL(String(request.url), 'http://127.0.0.1').searchParams
      const one = { sql: settings.get('query') ?? body, settings }
      sent.push(one)
      const said = answer(one)
      if (typeof said === 'string') return response.end(said)
      response.writeHead(500, { 'X-ClickHouse-Exception-Code': said.code })
      return response.end(`Code: ${said.code}. DB::Exception: Not now. (${said.kind})`)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  opened.push({ close: async () => server.close() })
  const { port } = server.address() as AddressInfo
  const address = {
    url: `http://127.0.0.1:${port}`,
    database: 'winnow',
    username: 'default',
    password: '',
    cluster: 'main',
  }
  const keep = (engine: Engine) => {
    opened.unshift(engine)
    return engine
  }
  return { sent, address, engine: () => keep(openEngine(address, 'winnow')), keep }
}

/** Gives this answer once, then an empty one. */
function once(code: number, kind: string): Answer {
  let isFirst = true
  return () => {
    if (!isFirst) return ''
    isFirst = false
    return { code, kind }
  }
}

test('every table is created on all servers of the cluster, each with a replica', async () => {
  const { sent, address, keep } = await openCluster(({ sql }) =>
    /^SELECT (count|max)/.test(sql) ? '[0]\n' : '',
  )
  keep(await openMigrated(address))
  const made = sent.map(({ sql }) => sql).filter((sql) => sql.startsWith('CREATE'))
  expect(made[0]).toBe('CREATE DATABASE IF NOT EXISTS "winnow" ON CLUSTER "main"')
  expect(made).toHaveLength(9)
  for (const sql of made.slice(1)) {
    expect(sql).toMatch(
      /^CREATE TABLE IF NOT EXISTS "(winnow_\w+)" ON CLUSTER "main" .* ENGINE = Replicated\w*MergeTree\('\/clickhouse\/tables\/\{database\}\/\1', '\{shard\}-\{replica\}'/,
    )
  }
  const inserts = sent.filter(({ sql }) => sql.startsWith('INSERT'))
  expect(inserts).toHaveLength(2)
  for (const { settings } of inserts) {
    expect(settings.get('insert_quorum')).toBe('auto')
    expect(settings.get('async_insert')).toBe('0')
  }
})

test('a read needs a quorum of replicas and every shard', async () => {
  const { sent, engine } = await openCluster(() => '[1]\n')
  await engine().rows({ sql: 'SELECT 1', parameters: [] })
  const [{ settings } = { settings: new URLSearchParams() }] = sent
  expect(settings.get('select_sequential_consistency')).toBe('1')
  expect(settings.get('skip_unavailable_shards')).toBe('0')
  expect(settings.get('read_overflow_mode')).toBe('throw')
  expect(settings.get('readonly')).toBe('2')
})

test('a replica that is behind is asked again until it has caught up', async () => {
  const reading = await openCluster(once(289, 'REPLICA_IS_NOT_IN_QUORUM'))
  expect(await reading.engine().rows({ sql: 'SELECT 1', parameters: [] })).toEqual([])
  expect(reading.sent).toHaveLength(2)

  const writing = await openCluster(once(286, 'UNSATISFIED_QUORUM_FOR_PREVIOUS_WRITE'))
  await writing.engine().insert('winnow_links', ['hash'], '["a"]\n')
  expect(writing.sent.map(({ sql }) => sql)).toHaveLength(2)
})

test('any other failure is thrown at once', async () => {
  const { sent, engine } = await openCluster(once(279, 'ALL_CONNECTION_TRIES_FAILED'))
  await expect(engine().rows({ sql: 'SELECT 1', parameters: [] })).rejects.toThrow('Not now')
  expect(sent).toHaveLength(1)
})

test('a link works while a replica is down', async () => {
  let name = ''
  const { engine } = await openCluster(({ sql, settings }) => {
    if (sql.startsWith('SELECT ticket')) return '["{}"]\n'
    if (sql.startsWith('SELECT used_by')) return `["${name}"]\n`
    name = String(settings.get('param_p1'))
    return { code: 341, kind: 'UNFINISHED' }
  })
  const taken = await clickhouseTickets(engine(), () => new Date()).take('hash')
  expect(taken?.text).toBe('{}')
})

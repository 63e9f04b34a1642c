import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { runServer, startServer, type RunningServer } from '../support/start-server.ts'

/** Two servers on one ClickHouse. Only `npm run test:clickhouse` runs these tests. */

const clickhouse = process.env.CLICKHOUSE_URL
const key = 'key-of-both'
const everything = { record_selector: { type: 'filter_tree', filter_tree: { and: [] } } }

const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'Galileo-API-Key': key, 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

async function queueOf(server: RunningServer): Promise<string> {
  const response = await post(`${server.url}/v2/annotation_queues/query`, {})
  const { annotation_queues } = (await response.json()) as { annotation_queues: { id: string }[] }
  return String(annotation_queues[0]?.id)
}

if (clickhouse) {
  const address = `${clickhouse}/winnow_two_${Date.now()}`
  const linesOf = (lines: number) =>
    Array.from({ length: lines }, (_, index) =>
      JSON.stringify({
        type: 'trace',
        id: `7c0f1a52-0000-4000-8000-${String(index).padStart(12, '0')}`,
        created_at: '2026-03-01T10:00:00Z',
        input: `text ${index}`,
      }),
    ).join('\n')
  let folder = ''
  let importer: RunningServer
  let other: RunningServer
  const start = (...options: string[]) =>
    startServer(['--store', address, ...options], { WINNOW_API_KEY: key })

  test.describe.configure({ mode: 'default' })
  test.beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'winnow-two-'))
    writeFileSync(join(folder, 'records.jsonl'), linesOf(100))
    writeFileSync(
      join(folder, 'queue.json'),
      JSON.stringify({
        queue: {
          id: '7c0f1a52-1111-4000-8000-000000000000',
          name: 'Two servers',
          description: null,
          created_at: '2026-03-01T00:00:00Z',
          updated_at: '2026-03-01T00:00:00Z',
        },
        users: [],
        templates: [],
        metrics: [],
      }),
    )
    other = await start()
    importer = await start('--queue', folder)
  })
  test.afterAll(async () => {
    await importer.stop()
    await other.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('a queue that one server imports is served by the other with the same bytes', async () => {
    const queue = await queueOf(importer)
    await expect.poll(() => queueOf(other)).toBe(queue)
    const path = `/v2/annotation_queues/${queue}/records/export`
    const [one, two] = await Promise.all(
      [importer, other].map(async ({ url }) => (await post(url + path, everything)).text()),
    )
    expect(one?.split('\n')).toHaveLength(101)
    expect(two).toBe(one)
  })

  test('a sign-in at one server is valid at the other, and a link works once at either', async () => {
    const queue = await queueOf(importer)
    const signIn = await post(`${importer.url}/v2/login/api_key`, { api_key: key })
    const { access_token } = (await signIn.json()) as { access_token: string }
    const headers = { 'Galileo-API-Key': '', Authorization: `Bearer ${access_token}` }
    const path = `/v2/annotation_queues/${queue}/records/export/url`
    const made = await post(`${other.url}${path}`, everything, headers)
    expect(made.status).toBe(200)
    const { pathname } = new URL(((await made.json()) as { url: string }).url)
    const uses = await Promise.all(
      [importer, other, importer, other].map(({ url }) => fetch(url + pathname)),
    )
    expect(uses.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410, 410, 410])
    const file = uses.find(({ ok }) => ok)
    expect((await file?.text())?.split('\n')).toHaveLength(101)
  })

  test('signing out everywhere at one server also signs out at the other', async () => {
    const signIn = await post(`${importer.url}/v2/login/api_key`, { api_key: key })
    const { access_token } = (await signIn.json()) as { access_token: string }
    const headers = { 'Galileo-API-Key': '', Authorization: `Bearer ${access_token}` }
    const ask = async ({ url }: RunningServer) =>
      (await post(`${url}/v2/annotation_queues/query`, {}, headers)).status
    expect(await Promise.all([importer, other].map(ask))).toEqual([200, 200])
    const out = await post(`${other.url}/winnow/sign_out_everywhere`, {}, headers)
    expect(out.status).toBe(204)
    expect(await Promise.all([importer, other].map(ask))).toEqual([401, 401])
  })

  test('a queue that is imported again is the new one on every server', async () => {
    writeFileSync(join(folder, 'records.jsonl'), linesOf(120))
    await importer.stop()
    importer = await start('--queue', folder)
    const path = `/annotation_queues/${await queueOf(importer)}/records/count`
    for (const { url } of [importer, other]) {
      await expect
        .poll(async () => (await post(url + path, { filter_tree: { and: [] } })).json())
        .toEqual({ total_count: 120 })
    }
  })

  test('credentials come from the environment, and wrong ones and a wrong address are reported', async () => {
    const bare = new URL(address)
    const environment = {
      WINNOW_CLICKHOUSE_USER: decodeURIComponent(bare.username),
      WINNOW_CLICKHOUSE_PASSWORD: decodeURIComponent(bare.password),
    }
    const plain = address.replace(/\/\/.*@/, '//')
    const server = await startServer(['--store', plain], { WINNOW_API_KEY: key, ...environment })
    expect(await queueOf(server)).toBe(await queueOf(importer))
    await server.stop()

    const wrong = plain.replace('//', '//winnow:s3cret-wrong@')
    const refused = await runServer(['--port', '0', '--store', wrong])
    expect(refused.code).toBe(1)
    expect(refused.output).toContain('AUTHENTICATION_FAILED')
    const none = await runServer(['--port', '0', '--store', 'clickhouse://winnow:s3cret@'])
    expect(none.code).toBe(1)
    expect(none.output).toContain('clickhouse://host:8123/database')
    for (const { output } of [refused, none]) expect(output).not.toContain('s3cret')
  })
}

import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { getRequestListener } from '@hono/node-server'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { createExportSlots, exportLimits } from '#server/http/export-slots.ts'
import { createLifecycle } from '#server/http/lifecycle.ts'
import { createThrottle } from '#server/sign-in/throttle.ts'
import {
  everything,
  exportPath,
  openTestApp,
  queuePath,
  type TestApp,
} from '#server/testing/test-app.test-support.ts'

let server: TestApp
beforeAll(async () => {
  server = await openTestApp(2000)
})
afterAll(() => server.close())

const whole = { record_selector: everything }
const ask = (app: TestApp['app'], path: string, headers = {}, body?: unknown) =>
  app.request(path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'Galileo-API-Key': 'owner', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

describe('headers of every answer', () => {
  test.each(['/healthcheck', '/nothing', exportPath, '/openapi.json', '/winnow/metrics'])(
    '%s',
    async (path) => {
      const { headers } = await ask(server.app, path)
      expect(Object.fromEntries(headers)).toMatchObject({
        'content-security-policy': expect.stringMatching(/^default-src 'self'; script-src 'self'/),
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'x-permitted-cross-domain-policies': 'none',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()'),
        'cache-control': 'no-store',
        'x-request-id': expect.stringMatching(/^[\w-]{20,}$/),
      })
      expect(headers.get('Content-Security-Policy')).not.toContain('unsafe-inline')
      expect(headers.get('Strict-Transport-Security')).toBeNull()
    },
  )

  test('HSTS is sent when a trusted proxy reports https', async () => {
    const app = createApp({ ...server.dependencies, trustProxy: true })
    const headers = { 'X-Forwarded-Proto': 'https' }
    const hsts = (response: Response) => response.headers.get('Strict-Transport-Security')
    expect(hsts(await ask(app, '/healthcheck', headers))).toBe('max-age=31536000')
    expect(hsts(await ask(server.app, '/healthcheck', headers))).toBeNull()
    const link = await ask(app, `${exportPath}/url`, headers, whole)
    expect(await link.json()).toMatchObject({ url: expect.stringMatching(/^https:/) })
  })
})

test('a foreign host and a foreign page are refused first', async () => {
  expect((await ask(server.app, '/healthcheck', { Host: 'rebound.example.org' })).status).toBe(421)
  const foreign = { Origin: 'https://example.org' }
  const answer = await ask(server.app, exportPath, foreign, whole)
  expect([answer.status, await answer.json()]).toEqual([
    403,
    { detail: 'Pages of other sites cannot call this server.' },
  ])
})

describe('concurrent exports', () => {
  test('exports are limited per person; a complete file frees a slot', async () => {
    const exportSlots = createExportSlots({ ...exportLimits, ofOne: 1, ofAll: 2 })
    const app = createApp({ ...server.dependencies, exportSlots })
    const first = await ask(app, exportPath, {}, whole)
    const second = await ask(app, exportPath, {}, whole)
    expect([second.status, second.headers.get('Retry-After')]).toEqual([429, '5'])
    expect((await ask(app, exportPath, { 'Galileo-API-Key': 'viewer' }, whole)).status).toBe(200)
    const all = await ask(app, exportPath, { 'Galileo-API-Key': 'editor' }, whole)
    expect([all.status, await all.text()]).toEqual([429, expect.stringContaining('This server')])
    await first.text()
    expect((await ask(app, exportPath, {}, whole)).status).toBe(200)
  })

  test('a link that was refused without a free slot works again', async () => {
    const exportSlots = createExportSlots({ ...exportLimits, ofOne: 1, ofAll: 2 })
    const app = createApp({ ...server.dependencies, exportSlots })
    const { url } = (await (await ask(app, `${exportPath}/url`, {}, whole)).json()) as {
      url: string
    }
    const running = await ask(app, exportPath, {}, whole)
    expect((await ask(app, url)).status).toBe(429)
    await running.text()
    expect((await ask(app, url)).status).toBe(200)
  })
})

test('while the server stops, a running export completes and new requests are refused', async () => {
  const lifecycle = createLifecycle()
  const app = createApp({ ...server.dependencies, lifecycle })
  const running = await ask(app, exportPath, {}, whole)
  lifecycle.stop()
  for (const path of [exportPath, '/healthcheck']) {
    const answer = await ask(app, path, {}, path === exportPath ? whole : undefined)
    expect([answer.status, answer.headers.get('Connection')]).toEqual([503, 'close'])
  }
  expect((await running.text()).trimEnd().split('\n')).toHaveLength(2000)
})

test('after too many wrong keys from one place the next ones get a 429, and a right one is accepted', async () => {
  const app = createApp({ ...server.dependencies, throttle: createThrottle(() => new Date(0)) })
  const login = await ask(app, '/login/api_key', {}, { api_key: 'owner' })
  const { access_token } = (await login.json()) as { access_token: string }
  for (let index = 0; index < 100; index += 1) {
    const guess = { 'Galileo-API-Key': `guess ${index}` }
    expect((await ask(app, '/current_user', guess)).status).toBe(401)
  }
  const wrong = await ask(app, '/current_user', { 'Galileo-API-Key': 'guess' })
  expect([wrong.status, wrong.headers.get('Retry-After')]).toEqual([429, '60'])
  expect((await ask(app, '/current_user')).status).toBe(200)
  const token = { Authorization: `Bearer ${access_token}` }
  expect((await app.request('/current_user', { headers: token })).status).toBe(200)
})

test('signing out everywhere ends every token of that person, and no key', async () => {
  const tokenOf = async (name: string) => {
    const login = await ask(server.app, '/login/api_key', {}, { api_key: name })
    return ((await login.json()) as { access_token: string }).access_token
  }
  const [own, other] = [await tokenOf('owner'), await tokenOf('viewer')]
  const as = (token: string, path = '/current_user', method = 'GET') =>
    server.app.request(path, { method, headers: { Authorization: `Bearer ${token}` } })
  expect((await as(own, '/winnow/sign_out_everywhere', 'POST')).status).toBe(204)
  expect((await as(own)).status).toBe(401)
  expect((await as(other)).status).toBe(200)
  expect((await ask(server.app, '/current_user')).status).toBe(200)
  expect((await as(await tokenOf('owner'))).status).toBe(200)
})

describe('metrics', () => {
  const metrics = async () => (await server.app.request('/winnow/metrics')).text()

  test('Prometheus’ text format, by route', async () => {
    await (await ask(server.app, exportPath, {}, { ...whole, export_format: 'csv' })).text()
    const response = await server.app.request('/winnow/metrics')
    expect(response.headers.get('Content-Type')).toMatch(/^text\/plain; version=0\.0\.4/)
    const text = await response.text()
    const route = 'route="/v2/annotation_queues/:queue_id/records/export"'
    expect(text).toMatch(
      new RegExp(`winnow_http_requests_total\\{method="POST",${route},status="200"\\} \\d`),
    )
    expect(text).toMatch(/winnow_exports_total\{format="csv",outcome="finished"\} 1/)
    expect(text).toMatch(/winnow_export_bytes_total\{format="csv"\} [1-9]\d{4,}/)
    expect(text).toContain('winnow_http_request_duration_seconds_bucket')
    expect(text).toContain('winnow_queues_preparing 0')
    expect(text).toContain('winnow_info{version="0.0.0"} 1')
  })

  test('have no queue, person or path of a link', async () => {
    await ask(server.app, `/winnow/downloads/${'x'.repeat(43)}`)
    await ask(server.app, queuePath)
    const text = await metrics()
    for (const word of ['example.com', 'xxxxx', queuePath]) expect(text).not.toContain(word)
    expect(text).toMatch(/winnow_sign_in_failures_total \d/)
  })
})

describe('a client that disconnects', () => {
  let listening: Server | null = null
  afterEach(() => {
    listening?.closeAllConnections()
    listening?.close()
  })

  test('stops the query, and the log has no failure', async () => {
    let hasStarted = false
    let stopped: unknown = null
    const app = createApp({
      ...server.dependencies,
      store: {
        ...server.dependencies.store,
        count: async (queueId, _, viewpoint, caller) => {
          // Far beyond the caller's timeout.
          const tree = { and: Array.from({ length: 60 }, slowLeaf) }
          hasStarted = true
          for (;;) {
            await server.dependencies.store
              .count(queueId, tree, viewpoint, caller)
              .catch((error) => {
                stopped = error
                throw error
              })
          }
        },
      },
    })
    const http = (listening = createServer(getRequestListener(app.fetch)))
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    const socket = connect((http.address() as AddressInfo).port, '127.0.0.1')
    socket.write(
      `POST ${queuePath}/records/count HTTP/1.1\r\nHost: localhost\r\nGalileo-API-Key: owner\r\nContent-Length: 2\r\n\r\n{}`,
    )
    await expect.poll(() => hasStarted).toBe(true)
    socket.destroy()
    await expect.poll(() => stopped, { timeout: 20_000 }).toMatchObject({ name: 'CallerGone' })
    expect(server.logged.join('')).not.toContain('request failed')
  })
})

const slowLeaf = (_: unknown, index: number) => ({
  filter: {
    type: 'text' as const,
    column_id: 'input',
    operator: 'contains' as const,
    value: `${index}`,
    case_sensitive: false,
  },
})

test('large JSON is compressed for clients that read it, exports never', async () => {
  const accepts = { 'Accept-Encoding': 'gzip' }
  const columns = `${queuePath}/records/available_columns`
  const plain = await ask(server.app, columns, {}, {})
  const small = await ask(server.app, columns, accepts, {})
  expect([plain.headers.get('Content-Encoding'), plain.headers.get('Vary')]).toEqual([
    null,
    'Accept-Encoding',
  ])
  expect(small.headers.get('Content-Encoding')).toBe('gzip')
  const sent = Buffer.from(await small.arrayBuffer())
  const text = await plain.text()
  expect(gunzipSync(sent).toString()).toBe(text)
  expect(sent.length).toBeLessThan(text.length / 4)
  for (const export_format of ['csv', 'jsonl']) {
    const file = await ask(server.app, exportPath, accepts, {
      export_format,
      record_selector: everything,
    })
    expect(file.headers.get('Content-Encoding')).toBeNull()
    expect((await file.text()).length).toBeGreaterThan(2000)
  }
})

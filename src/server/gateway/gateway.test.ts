import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openService } from './service.ts'
import { createApp } from '#server/app.ts'
import { openTestApp, type TestApp } from '#server/test-app.ts'

/** What the service was asked last. */
type Asked = {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

let server: TestApp
let base_url: string
let app: TestApp['app']
let asked: Asked | null = null
let answer: (request: Asked, response: ServerResponse) => void

const service = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const { method = '', url = '', headers } = request
    asked = { method, url, headers, body: Buffer.concat(chunks).toString() }
    answer(asked, response)
  })
})
beforeAll(async () => {
  server = await openTestApp()
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  base_url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`
  app = createApp({ ...server.dependencies, service: openService(base_url, 300) })
})
afterAll(async () => {
  service.closeAllConnections()
  await new Promise((resolve) => service.close(resolve))
  await server.close()
})
beforeEach(() => {
  asked = null
  answer = (_, response) => {
    response.setHeader('Content-Type', 'application/json')
    response.end('{"ok":true}')
  }
})

const queue = 'annotation_queues/fe48ef63-1e56-4408-8465-3cde776200b5'
const exportPath = `/galileo/v2/${queue}/records/export`
const everything = { record_selector: { type: 'filter_tree', filter_tree: { and: [] } } }
const post = (path: string, body: string = JSON.stringify(everything), headers = {}) =>
  app.request(path, {
    method: 'POST',
    body,
    headers: { 'Galileo-API-Key': 'secret-key', 'Content-Type': 'application/json', ...headers },
  })

describe('what is passed on', () => {
  test('credentials and body, and nothing else of the caller', async () => {
    const response = await post(exportPath, undefined, {
      Cookie: 'a=b',
      Connection: 'keep-alive, x-own',
      'X-Own': '1',
      Origin: 'http://localhost',
    })
    expect(await response.json()).toEqual({ ok: true })
    expect(asked).toMatchObject({
      method: 'POST',
      url: `/v2/${queue}/records/export`,
      body: JSON.stringify(everything),
      headers: { 'galileo-api-key': 'secret-key', 'content-type': 'application/json' },
    })
    for (const name of ['cookie', 'x-own', 'origin', 'x-sf-token', 'splunk-ao-api-key'])
      expect(asked?.headers[name]).toBeUndefined()
    expect(asked?.headers['x-request-id']).toBe(response.headers.get('X-Request-Id'))
  })

  test.each([
    { 'splunk-ao-api-key': 'new-secret', 'galileo-api-key': 'new-secret' },
    { 'splunk-ao-api-key': 'new-secret' },
    { 'x-sf-token': 'access-secret' },
    { authorization: 'Bearer bearer-secret' },
  ])('every credential of the caller under its own name (%#)', async (given) => {
    const path = `/galileo/v2/${queue}/records/export`
    const body = JSON.stringify(everything)
    await app.request(path, { method: 'POST', body, headers: given })
    const { 'user-agent': _agent, ...headers } = asked?.headers ?? {}
    const names = ['authorization', 'galileo-api-key', 'splunk-ao-api-key', 'x-sf-token']
    expect(Object.fromEntries(names.flatMap((n) => (headers[n] ? [[n, headers[n]]] : [])))).toEqual(
      given,
    )
  })

  test.each([
    ['GET', `/galileo/public/v2/${queue}`, `/public/v2/${queue}`],
    [
      'GET',
      `/galileo/${queue}/users?starting_token=5&limit=100&x=1`,
      `/${queue}/users?starting_token=5&limit=100`,
    ],
    ['POST', '/galileo/v2/annotation_queues/query?limit=a', '/v2/annotation_queues/query'],
    ['POST', `/galileo/${queue}/records/count`, `/${queue}/records/count`],
    ['POST', '/galileo/login', '/login'],
  ])('%s %s', async (method, path, url) => {
    const response = method === 'GET' ? await app.request(path) : await post(path)
    expect(response.status).toBe(200)
    expect(asked?.url).toBe(url)
  })

  test.each([
    ['POST', `/galileo/v2/${queue}/records/count`],
    ['DELETE', `/galileo/v2/${queue}`],
    ['GET', '/galileo/v2/projects'],
    ['GET', `/galileo/v2/${queue}/../../projects`],
    ['GET', `/galileo/v2/${queue}%2f..%2fprojects`],
    ['GET', '/galileo//example.com/'],
    ['POST', '/galileo/@example.com/login'],
  ])('nothing else: %s %s', async (method, path) => {
    const response = await app.request(path, { method })
    expect(response.status).toBe(404)
    expect(asked).toBeNull()
  })
})

describe('what comes back', () => {
  test('status, body and a few headers, as they are', async () => {
    answer = (_, response) => {
      response.writeHead(429, {
        'Content-Type': 'application/json',
        'Retry-After': '7',
        'Set-Cookie': 'a=b',
        Server: 'x',
      })
      response.end('{"standard_error":{"message":"slow down"}}')
    }
    const response = await post(exportPath)
    expect(response.status).toBe(429)
    expect(await response.text()).toBe('{"standard_error":{"message":"slow down"}}')
    expect(response.headers.get('Retry-After')).toBe('7')
    for (const name of ['Set-Cookie', 'Server']) expect(response.headers.get(name)).toBeNull()
  })

  test('a body comes while the service still writes it', async () => {
    let write: (text: string | null) => void = () => undefined
    answer = (_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/x-ndjson' })
      write = (text) => (text === null ? response.end() : response.write(text))
      write('{"a":1}\n')
    }
    const response = await post(exportPath)
    const reader = response.body?.getReader()
    const next = async () => new TextDecoder().decode((await reader?.read())?.value)
    expect(await next()).toBe('{"a":1}\n')
    write('{"a":2}\n')
    expect(await next()).toBe('{"a":2}\n')
    write(null)
    expect((await reader?.read())?.done).toBe(true)
  })

  test('a redirect is not followed', async () => {
    let hits = 0
    answer = (_, response) => {
      hits += 1
      response.writeHead(302, { Location: 'http://127.0.0.1:1/elsewhere' })
      response.end()
    }
    const response = await post(exportPath)
    expect(response.status).toBe(502)
    expect(await response.text()).toMatch(/answers with a redirect, which is not followed/)
    expect(hits).toBe(1)
  })

  test('a body that breaks off is an error, never a short file', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/x-ndjson' })
      response.write('{"a":1}\n')
      setTimeout(() => response.destroy(), 50)
    }
    const response = await post(exportPath)
    await expect(response.text()).rejects.toThrow(/broke off/)
  })

  test('a service that says nothing is a 504, one that stalls breaks off, one that is gone a 502', async () => {
    answer = () => undefined
    expect((await post(exportPath)).status).toBe(504)
    answer = (_, response) => {
      response.writeHead(200)
      response.write('{"a":1}\n')
    }
    await expect((await post(exportPath)).text()).rejects.toThrow(/broke off/)
    const nobody = createApp({
      ...server.dependencies,
      service: openService('http://127.0.0.1:1', 300),
    })
    const response = await nobody.request(exportPath, { method: 'POST', body: '{}' })
    expect(response.status).toBe(502)
    expect(await response.json()).toEqual({
      detail: '127.0.0.1:1 cannot be reached from this server. Try again in a moment.',
    })
  })

  test('more than 8 MiB is not passed on', async () => {
    expect((await post(exportPath, 'x'.repeat(8 * 1024 * 1024 + 1))).status).toBe(413)
    expect(asked).toBeNull()
  })
})

describe('a service under a base path', () => {
  test('has it before every path: versioned ones, others, and those of links', async () => {
    const hosted = createApp({
      ...server.dependencies,
      service: openService(`${base_url}/ao/api`, 300),
    })
    const ask = (path: string, method = 'GET') =>
      hosted.request(path, {
        method,
        headers: { 'X-SF-Token': 'access-secret' },
        ...(method === 'GET' ? {} : { body: JSON.stringify(everything) }),
      })
    for (const [path, method] of [
      ['/v2/current_user', 'GET'],
      ['/public/v2/current_user', 'GET'],
      [`/${queue}/users?starting_token=0&limit=5`, 'GET'],
      [`/${queue}/records/count`, 'POST'],
      [`/v2/${queue}/records/export`, 'POST'],
    ] as const) {
      await (await ask(`/galileo${path}`, method)).text()
      expect(asked).toMatchObject({
        url: `/ao/api${path}`,
        headers: { 'x-sf-token': 'access-secret' },
      })
    }
    const made = await ask(`${exportPath}/url`, 'POST')
    const { url } = (await made.json()) as { url: string }
    expect(new URL(url).pathname).toMatch(/^\/winnow\/service_downloads\//)
    asked = null
    await (await hosted.request(url)).text()
    expect(asked).toMatchObject({
      url: `/ao/api/v2/${queue}/records/export`,
      headers: { 'x-sf-token': 'access-secret' },
    })
    // What leads out of it is not passed on.
    asked = null
    for (const path of [
      '/../v2/current_user',
      '/%2e%2e/v2/current_user',
      '/ao/api/v2/current_user',
    ])
      await ask(`/galileo${path}`)
    expect(asked).toBeNull()
    expect(server.logged.join('')).not.toContain('access-secret')
  })
})

describe('links', () => {
  const link = async () =>
    (await (await post(`${exportPath}/url`)).json()) as { url: string; url_expires_at: string }

  test('ask the service with the same credentials, once', async () => {
    const { url } = await link()
    expect(asked).toBeNull()
    expect((await app.request(url, { method: 'HEAD' })).status).toBe(204)
    const response = await app.request(url)
    expect(await response.text()).toBe('{"ok":true}')
    expect(response.headers.get('Content-Disposition')).toContain('attachment')
    expect(asked).toMatchObject({
      url: `/v2/${queue}/records/export`,
      headers: { 'galileo-api-key': 'secret-key' },
      body: JSON.stringify(everything),
    })
    expect((await app.request(url)).status).toBe(410)
  })

  test('give no web page for a file', async () => {
    const { url } = await link()
    answer = (_, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.end('<!doctype html><title>Sign in to the network</title>')
    }
    const response = await app.request(url)
    expect(response.status).toBe(502)
    expect(response.headers.get('Content-Disposition')).toBeNull()
    const { detail } = (await response.json()) as { detail: string }
    expect(detail).toMatch(/^A web page came from 127\.0\.0\.1:\d+ instead of the file\./)
  })

  test('are gone after two minutes', async () => {
    const { url, url_expires_at } = await link()
    const minutes = (Date.parse(url_expires_at) - server.dependencies.now().getTime()) / 60_000
    expect(minutes).toBeCloseTo(2)
    server.clock.now = new Date(Date.parse(url_expires_at) + 1)
    expect((await app.request(url)).status).toBe(410)
  })

  test('are not made for what the service would refuse', async () => {
    expect((await post(`${exportPath}/url`, '{}')).status).toBe(422)
    const flat = { ...everything, export_format: 'jsonl_flat' }
    const computed = { ...flat, export_computed_metrics_only: true }
    const refused = await post(`${exportPath}/url`, JSON.stringify(computed))
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('jsonl_flat')
    const made = await post(`${exportPath}/url`, JSON.stringify(flat))
    expect(await made.json()).toMatchObject({
      file_name: expect.stringMatching(/\.jsonl$/),
      content_type: 'application/x-ndjson',
    })
  })
})

test('no credential and no body is in a log', () => {
  const logged = server.logged.join('')
  expect(logged).not.toContain('secret-key')
  expect(logged).not.toContain('record_selector')
})

test('without a service there is nothing under its path', async () => {
  expect((await server.app.request('/galileo/current_user')).status).toBe(404)
})

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createService } from './service.ts'
import {
  openTestGateway,
  everything,
  exportPath,
  queue,
} from '#server/testing/test-gateway.test-support.ts'
import { createApp } from '#server/app.ts'

let gateway: Awaited<ReturnType<typeof openTestGateway>>
beforeAll(async () => {
  gateway = await openTestGateway()
})
afterAll(() => gateway.close())
beforeEach(() => gateway.reset())

describe('what the gateway sends', () => {
  test('credentials and body, and nothing else from the caller', async () => {
    const response = await gateway.post(exportPath, undefined, {
      Cookie: 'a=b',
      Connection: 'keep-alive, x-own',
      'X-Own': '1',
      Origin: 'http://localhost',
    })
    expect(await response.json()).toEqual({ ok: true })
    expect(gateway.service.asked).toMatchObject({
      method: 'POST',
      url: `/v2/${queue}/records/export`,
      body: JSON.stringify(everything),
      headers: { 'galileo-api-key': 'secret-key', 'content-type': 'application/json' },
    })
    for (const name of ['cookie', 'x-own', 'origin', 'x-sf-token', 'splunk-ao-api-key'])
      expect(gateway.service.asked?.headers[name]).toBeUndefined()
    expect(gateway.service.asked?.headers['x-request-id']).toBe(
      response.headers.get('X-Request-Id'),
    )
  })

  test.each([
    { 'splunk-ao-api-key': 'new-secret', 'galileo-api-key': 'new-secret' },
    { 'splunk-ao-api-key': 'new-secret' },
    { 'x-sf-token': 'access-secret' },
    { authorization: 'Bearer bearer-secret' },
  ])('every credential of the caller, under its own name (%#)', async (given) => {
    const path = `/galileo/v2/${queue}/records/export`
    const body = JSON.stringify(everything)
    await gateway.app.request(path, { method: 'POST', body, headers: given })
    const { 'user-agent': _agent, ...headers } = gateway.service.asked?.headers ?? {}
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
    const response = method === 'GET' ? await gateway.app.request(path) : await gateway.post(path)
    expect(response.status).toBe(200)
    expect(gateway.service.asked?.url).toBe(url)
  })

  test.each([
    ['POST', `/galileo/v2/${queue}/records/count`],
    ['DELETE', `/galileo/v2/${queue}`],
    ['GET', '/galileo/v2/projects'],
    ['GET', `/galileo/v2/${queue}/../../projects`],
    ['GET', `/galileo/v2/${queue}%2f..%2fprojects`],
    ['GET', '/galileo//example.com/'],
    ['POST', '/galileo/@example.com/login'],
  ])('no other operation: %s %s', async (method, path) => {
    const response = await gateway.app.request(path, { method })
    expect(response.status).toBe(404)
    expect(gateway.service.asked).toBeNull()
  })
})

describe('what the gateway returns', () => {
  test('status, body and a few headers, unchanged', async () => {
    gateway.service.answer = (_, response) => {
      response.writeHead(429, {
        'Content-Type': 'application/json',
        'Retry-After': '7',
        'Set-Cookie': 'a=b',
        Server: 'x',
      })
      response.end('{"standard_error":{"message":"slow down"}}')
    }
    const response = await gateway.post(exportPath)
    expect(response.status).toBe(429)
    expect(await response.text()).toBe('{"standard_error":{"message":"slow down"}}')
    expect(response.headers.get('Retry-After')).toBe('7')
    for (const name of ['Set-Cookie', 'Server']) expect(response.headers.get(name)).toBeNull()
  })

  test('a body is streamed while the service still writes it', async () => {
    let write: (text: string | null) => void = () => undefined
    gateway.service.answer = (_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/x-ndjson' })
      write = (text) => (text === null ? response.end() : response.write(text))
      write('{"a":1}\n')
    }
    const response = await gateway.post(exportPath)
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
    gateway.service.answer = (_, response) => {
      hits += 1
      response.writeHead(302, { Location: 'http://127.0.0.1:1/elsewhere' })
      response.end()
    }
    const response = await gateway.post(exportPath)
    expect(response.status).toBe(502)
    expect(await response.text()).toMatch(
      /answered with a redirect, which this server does not follow/,
    )
    expect(hits).toBe(1)
  })

  test('a body that breaks off is an error, never a short file', async () => {
    gateway.service.answer = (_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/x-ndjson' })
      response.write('{"a":1}\n')
      setTimeout(() => response.destroy(), 50)
    }
    const response = await gateway.post(exportPath)
    await expect(response.text()).rejects.toThrow(/broke off/)
  })

  test('a silent service is a 504, an unreachable one a 502, and a stalled answer is cut', async () => {
    const hasty = createApp({
      ...gateway.server.dependencies,
      service: createService(gateway.base_url, 500),
    })
    const ask = () => hasty.request(exportPath, { method: 'POST', body: '{}' })
    gateway.service.answer = () => undefined
    expect((await ask()).status).toBe(504)
    gateway.service.answer = (_, response) => {
      response.writeHead(200)
      response.write('{"a":1}\n')
    }
    await expect((await ask()).text()).rejects.toThrow(/broke off/)
    const nobody = createApp({
      ...gateway.server.dependencies,
      service: createService('http://127.0.0.1:1', 300),
    })
    const response = await nobody.request(exportPath, { method: 'POST', body: '{}' })
    expect(response.status).toBe(502)
    expect(await response.json()).toEqual({
      detail: '127.0.0.1:1 cannot be reached from this server. Try again in a moment.',
    })
  })

  test('more than 8 MiB is not passed on', async () => {
    expect((await gateway.post(exportPath, 'x'.repeat(8 * 1024 * 1024 + 1))).status).toBe(413)
    expect(gateway.service.asked).toBeNull()
  })
})

describe('a service under a base path', () => {
  test('every path has the base path: with a version, without, and of links', async () => {
    const hosted = createApp({
      ...gateway.server.dependencies,
      service: createService(`${gateway.base_url}/ao/api`, 300),
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
      expect(gateway.service.asked).toMatchObject({
        url: `/ao/api${path}`,
        headers: { 'x-sf-token': 'access-secret' },
      })
    }
    const made = await ask(`${exportPath}/url`, 'POST')
    const { url } = (await made.json()) as { url: string }
    expect(new URL(url).pathname).toMatch(/^\/winnow\/service_downloads\//)
    gateway.service.asked = null
    await (await hosted.request(url)).text()
    expect(gateway.service.asked).toMatchObject({
      url: `/ao/api/v2/${queue}/records/export`,
      headers: { 'x-sf-token': 'access-secret' },
    })
    // Paths that lead out of the allowed ones are refused.
    gateway.service.asked = null
    for (const path of [
      '/../v2/current_user',
      '/%2e%2e/v2/current_user',
      '/ao/api/v2/current_user',
    ])
      await ask(`/galileo${path}`)
    expect(gateway.service.asked).toBeNull()
    expect(gateway.server.logged.join('')).not.toContain('access-secret')
  })
})

test('no credential and no body is in a log', () => {
  const logged = gateway.server.logged.join('')
  expect(logged).not.toContain('secret-key')
  expect(logged).not.toContain('record_selector')
})

test('without a service its path is not found', async () => {
  expect((await gateway.server.app.request('/galileo/current_user')).status).toBe(404)
})

import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { linkLimits } from './pending-downloads.ts'
import { createService } from './service.ts'
import {
  openTestGateway,
  everything,
  exportPath,
  queue,
  type Asked,
} from '#server/testing/test-gateway.test-support.ts'
import { createApp } from '#server/app.ts'
import { createExportSlots, exportLimits } from '#server/http/export-slots.ts'

let gateway: Awaited<ReturnType<typeof openTestGateway>>
beforeAll(async () => {
  gateway = await openTestGateway(2000)
})
afterAll(() => gateway.close())
beforeEach(() => gateway.reset())

test('exports that the service refuses take no slot', async () => {
  const exportSlots = createExportSlots({ ...exportLimits, ofAll: 1 })
  const one = createApp({
    ...gateway.server.dependencies,
    exportSlots,
    service: createService(gateway.base_url, 20_000),
  })
  const ask = (key: string) =>
    one.request(exportPath, {
      method: 'POST',
      headers: { 'Galileo-API-Key': key },
      body: JSON.stringify(everything),
    })
  const waiting: ServerResponse[] = []
  gateway.service.answer = (_, response) => waiting.push(response)
  const strangers = Promise.all(['a', 'b', 'c'].map(async (key) => (await ask(key)).status))
  await expect.poll(() => waiting.length).toBe(3)
  expect(exportSlots.running()).toBe(0)
  gateway.service.answer = (_, response) => response.writeHead(200).write('{"a":1}\n')
  const running = await ask('d')
  expect(exportSlots.running()).toBe(1)
  expect((await ask('e')).status).toBe(429)
  for (const response of waiting) response.writeHead(401).end()
  expect(await strangers).toEqual([401, 401, 401])
  await running.body?.cancel()
  expect(exportSlots.running()).toBe(0)
  gateway.service.answer = (_, response) => response.writeHead(200).end('{"a":1}\n')
  expect(await (await ask('e')).text()).toBe('{"a":1}\n')
  expect(exportSlots.running()).toBe(0)
})

describe('links', () => {
  const link = async () =>
    (await (await gateway.post(`${exportPath}/url`)).json()) as {
      url: string
      url_expires_at: string
    }
  const file = (_: Asked, response: ServerResponse) => {
    response.setHeader('Content-Type', 'application/x-ndjson')
    response.end('{"ok":true}')
  }
  const person = (id: string) => (_: Asked, response: ServerResponse) => {
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify({ id, email: `${id}@example.com` }))
  }
  const later = (milliseconds: number) => {
    gateway.server.clock.now = new Date(gateway.server.clock.now.getTime() + milliseconds)
  }
  /** Expires the links of other tests. */
  beforeEach(() => later(3 * 60_000))

  test('ask the service with the same credentials, once', async () => {
    const { url } = await link()
    expect(gateway.service.asked).toMatchObject({
      method: 'GET',
      url: '/v2/current_user',
      body: '',
    })
    expect((await gateway.app.request(url, { method: 'HEAD' })).status).toBe(204)
    const response = await gateway.app.request(url)
    expect(await response.text()).toBe('{"ok":true}')
    expect(response.headers.get('Content-Disposition')).toContain('attachment')
    expect(gateway.service.asked).toMatchObject({
      url: `/v2/${queue}/records/export`,
      headers: { 'galileo-api-key': 'secret-key' },
      body: JSON.stringify(everything),
    })
    expect((await gateway.app.request(url)).status).toBe(410)
  })

  test('save the file under the name they were announced with, whatever the service calls it', async () => {
    const named = { ...everything, file_name: 'weekly' }
    const made = await gateway.post(`${exportPath}/url`, JSON.stringify(named))
    const { url, file_name } = (await made.json()) as { url: string; file_name: string }
    expect(file_name).toBe('weekly.jsonl')
    gateway.service.answer = (_, response) => {
      response.setHeader('Content-Disposition', 'attachment; filename="other.jsonl"')
      response.end('{"ok":true}')
    }
    const response = await gateway.app.request(url)
    expect(response.headers.get('Content-Disposition')).toContain('filename="weekly.jsonl"')
    await response.text()
  })

  test('need credentials that the service accepts', async () => {
    const bare = await gateway.app.request(`${exportPath}/url`, {
      method: 'POST',
      body: JSON.stringify(everything),
    })
    expect([bare.status, gateway.service.asked]).toEqual([401, null])
    gateway.service.answer = (_, response) => {
      response.writeHead(401, { 'WWW-Authenticate': 'Bearer, Basic realm="x"' })
      response.end('{"detail":"no such key"}')
    }
    const refused = await gateway.post(`${exportPath}/url`)
    expect([refused.status, await refused.text()]).toEqual([401, '{"detail":"no such key"}'])
    expect(refused.headers.get('WWW-Authenticate')).toBe('Bearer')
  })

  test('are limited per person, and do not push out those of others', async () => {
    gateway.service.answer = person('one')
    const { url } = await link()
    gateway.service.answer = person('two')
    for (let made = 0; made < linkLimits.ofOne.links; made += 1) await link()
    const refused = await gateway.post(`${exportPath}/url`)
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '120'])
    // Callers whom the service does not know count by address.
    gateway.service.answer = (_, response) => response.writeHead(404).end('{"detail":"Not Found"}')
    const made = []
    for (let index = 0; index < 32; index += 1) {
      made.push(
        (await gateway.post(`${exportPath}/url`, undefined, { 'Galileo-API-Key': `${index}` }))
          .status,
      )
    }
    expect(made.filter((status) => status === 200)).toHaveLength(linkLimits.ofOne.links)
    gateway.service.answer = file
    expect(await (await gateway.app.request(url)).text()).toBe('{"ok":true}')
    gateway.service.answer = person('one')
    expect((await gateway.post(`${exportPath}/url`)).status).toBe(200)
    // Opened and expired links make room.
    gateway.service.answer = person('two')
    later(120_000)
    expect((await gateway.post(`${exportPath}/url`)).status).toBe(200)
  })

  test('are limited in bytes per person', async () => {
    gateway.service.answer = person('three')
    const long = JSON.stringify({
      ...everything,
      file_name: 'x',
      more: 'y'.repeat(7 * 1024 * 1024),
    })
    const statuses = []
    for (let made = 0; made < 3; made += 1) {
      statuses.push((await gateway.post(`${exportPath}/url`, long)).status)
    }
    expect(statuses).toEqual([200, 200, 429])
    expect((await gateway.post(`${exportPath}/url`)).status).toBe(200)
  })

  test.each([
    ['is gone', (_: Asked, response: ServerResponse) => response.destroy(), 502],
    ['is busy', (_: Asked, response: ServerResponse) => response.writeHead(503).end('{}'), 503],
    ['says nothing', () => undefined, 504],
    [
      'begins, and sends nothing',
      (_: Asked, response: ServerResponse) => {
        response.writeHead(200, { 'Content-Type': 'application/x-ndjson' }).flushHeaders()
      },
      504,
    ],
    [
      'breaks off before the first byte',
      (_: Asked, response: ServerResponse) => {
        response.writeHead(200, { 'Content-Length': 5 }).flushHeaders()
        setTimeout(() => response.destroy(), 20)
      },
      502,
    ],
    [
      'sends a page',
      (_: Asked, response: ServerResponse) => {
        response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html>')
      },
      502,
    ],
  ])('are not used up while the service %s', async (_, away, status) => {
    const { url } = await link()
    gateway.service.answer = away
    expect((await gateway.app.request(url)).status).toBe(status)
    gateway.service.answer = file
    expect(await (await gateway.app.request(url)).text()).toBe('{"ok":true}')
    expect((await gateway.app.request(url)).status).toBe(410)
  })

  test('work once even for two concurrent requests', async () => {
    const { url } = await link()
    gateway.service.answer = file
    const answers = await Promise.all([gateway.app.request(url), gateway.app.request(url)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410])
  })

  test('do not save a web page as the file', async () => {
    const { url } = await link()
    gateway.service.answer = (_, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.end('<!doctype html><title>Sign in to the network</title>')
    }
    const response = await gateway.app.request(url)
    expect(response.status).toBe(502)
    expect(response.headers.get('Content-Disposition')).toBeNull()
    const { detail } = (await response.json()) as { detail: string }
    expect(detail).toMatch(/^127\.0\.0\.1:\d+ sent a web page instead of the file\./)
  })

  test('expire after two minutes', async () => {
    const { url, url_expires_at } = await link()
    const minutes =
      (Date.parse(url_expires_at) - gateway.server.dependencies.now().getTime()) / 60_000
    expect(minutes).toBeCloseTo(2)
    gateway.server.clock.now = new Date(Date.parse(url_expires_at) + 1)
    expect((await gateway.app.request(url)).status).toBe(410)
  })

  test('are refused if the service would refuse the export', async () => {
    expect((await gateway.post(`${exportPath}/url`, '{}')).status).toBe(422)
    const flat = { ...everything, export_format: 'jsonl_flat' }
    const computed = { ...flat, export_computed_metrics_only: true }
    const refused = await gateway.post(`${exportPath}/url`, JSON.stringify(computed))
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('jsonl_flat')
    const made = await gateway.post(`${exportPath}/url`, JSON.stringify(flat))
    expect(await made.json()).toMatchObject({
      file_name: expect.stringMatching(/\.jsonl$/),
      content_type: 'application/x-ndjson',
    })
    const csv = { ...everything, export_format: 'csv' }
    const table = await gateway.post(`${exportPath}/url`, JSON.stringify(csv))
    expect(await table.json()).toMatchObject({
      content_type: 'text/csv; charset=utf-8; header=present',
    })
  })
})

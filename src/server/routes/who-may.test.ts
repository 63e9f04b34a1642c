import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  everything,
  exportPath,
  openTestApp,
  queuePath,
  type TestApp,
} from '#server/testing/test-app.test-support.ts'
import { createApp } from '#server/app.ts'
import { createServedQueues } from '#server/store/served-queues.ts'
import {
  feedbackColumn,
  roles,
  testSource,
  testUserId,
} from '#server/testing/test-queue.test-support.ts'
import { maxBodyBytes } from '#domain/contract/contract.ts'

let server: TestApp
beforeAll(async () => {
  server = await openTestApp()
})
afterAll(() => server.close())

const whole = { record_selector: everything }
const detailOf = async (response: Response) =>
  ((await response.json()) as { detail: { type: string; loc: unknown[] }[] }).detail
const textFilter = (column_id: string, value: string) => ({
  filter: { type: 'text', column_id, operator: 'contains', value },
})

const page = async (key: string, redact: boolean) => {
  const body = { select_columns: { column_ids: ['input'] }, redact }
  return (await server.post(`${queuePath}/partial_search`, body, key)).text()
}

const countAnnotated = async (key: string, user_ids?: string[]) => {
  const filter = { type: 'fully_annotated', column_id: 'fully_annotated', user_ids }
  const body = { filter_tree: { filter } }
  return (await server.post(`${queuePath}/records/count`, body, key)).json()
}

describe('order of errors', () => {
  const elsewhere = exportPath.replace(/[0-9a-f-]{36}/, 'b5a9b2a0-51b1-4b0e-8d7e-1f0f5c3c9f10')
  const noId = exportPath.replace(/[0-9a-f-]{36}/, 'no-id')
  const wrongVersion = exportPath.replace(/[0-9a-f-]{36}/, 'b5a9b2a0-51b1-1b0e-8d7e-1f0f5c3c9f10')

  test.each([
    ['credentials come before the form of the id', noId, undefined, 401],
    ['the form of the id comes before the queue', noId, 'owner', 422],
    ['only version 4 ids are taken', wrongVersion, 'owner', 422],
    ['the queue comes before READ', elsewhere, 'outsider', 404],
    ['READ comes before the body', exportPath, 'outsider', 403],
    ['the body comes before the right to unredacted data', exportPath, 'viewer', 422],
  ])('%s', async (_, path, key, status) => {
    const response = await server.post(path, { redact: false }, key)
    expect(response.status).toBe(status)
    expect(await response.json()).toHaveProperty('detail')
  })

  test('an invalid id is reported with its place in the path', async () => {
    expect(await detailOf(await server.post(noId, whole, 'owner'))).toMatchObject([
      { type: 'uuid_parsing', loc: ['path', 'queue_id'] },
    ])
    expect(await detailOf(await server.post(wrongVersion, whole, 'owner'))).toMatchObject([
      { type: 'uuid_version', loc: ['path', 'queue_id'] },
    ])
  })

  test('a 401 says how to sign in, without making a browser open its own dialog', async () => {
    const response = await server.post(exportPath, whole)
    expect(response.headers.get('WWW-Authenticate')).toMatch(/^Bearer/)
  })
})

describe('bodies', () => {
  test.each([
    ['{"record_selector":', 'json_invalid'],
    ['', 'missing'],
    ['[]', 'model_attributes_type'],
    ['['.repeat(200_000), 'json_invalid'],
    ['['.repeat(100_000) + ']'.repeat(100_000), 'model_attributes_type'],
  ])('a malformed body is a 422 (%#)', async (body, type) => {
    const response = await server.post(exportPath, body, 'owner')
    expect(response.status).toBe(422)
    expect(await detailOf(response)).toMatchObject([{ type, loc: ['body'] }])
  })

  test('a body that is not UTF-8 is a 422', async () => {
    const body = new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d])
    const headers = { 'Galileo-API-Key': 'owner' }
    const response = await server.app.request(exportPath, { method: 'POST', body, headers })
    expect(await detailOf(response)).toMatchObject([{ type: 'json_invalid' }])
  })

  test('a body over 8 MiB is a 413, announced or not', async () => {
    const chunk = new Uint8Array(1024 * 1024).fill(32)
    const body = () => {
      let sent = 0
      return new ReadableStream<Uint8Array>({
        pull: (controller) => {
          sent += chunk.byteLength
          controller.enqueue(chunk)
          if (sent > maxBodyBytes) controller.close()
        },
      })
    }
    for (const extra of [{}, { 'Content-Length': String(maxBodyBytes + 1) }]) {
      const headers = { 'Galileo-API-Key': 'owner', ...extra }
      const init = { method: 'POST', body: body(), headers, duplex: 'half' }
      expect((await server.app.request(exportPath, init)).status).toBe(413)
    }
  })

  test('a body that breaks off does not count as a server failure', async () => {
    const body = new ReadableStream({
      pull: (controller) => controller.error(new Error('aborted')),
    })
    const init = { method: 'POST', body, headers: { 'Galileo-API-Key': 'owner' }, duplex: 'half' }
    server.logged.splice(0)
    const response = await server.app.request(exportPath, init)
    expect([response.status, await response.json()]).toEqual([
      400,
      { detail: 'The request body is incomplete.' },
    ])
    expect(server.logged.join('')).not.toContain('request failed')
  })

  test('at most 100 errors are reported', async () => {
    const and = Array.from({ length: 150 }, () => ({}))
    const body = { record_selector: { type: 'filter_tree', filter_tree: { and } } }
    expect(await detailOf(await server.post(exportPath, body, 'owner'))).toHaveLength(100)
  })
})

describe('unredacted data', () => {
  test.each(['annotator', 'viewer', 'outsider'])('the %s gets none', async (key) => {
    const response = await server.post(exportPath, { ...whole, redact: false }, key)
    expect(response.status).toBe(403)
  })

  test.each(['owner', 'editor', 'admin'])('the %s gets unredacted data on request', async (key) => {
    const text = async (redact: boolean) =>
      (await server.post(exportPath, { ...whole, redact }, key)).text()
    expect(await text(false)).toContain('my secret is 0')
    expect(await text(true)).not.toContain('secret')
  })

  test.each([
    ['annotator', 0],
    ['viewer', 0],
    ['owner', 5],
  ])('the %s finds %i records by a redacted word', async (key, total_count) => {
    const body = { filter_tree: textFilter('input', 'secret') }
    const response = await server.post(`${queuePath}/records/count`, body, key)
    expect(await response.json()).toEqual({ total_count })
  })

  test('a page shows the contents of the file', async () => {
    expect(await page('owner', true)).not.toContain('secret')
    expect(await page('owner', false)).toContain('secret')
    expect(await page('annotator', true)).not.toContain('secret')
    expect(await page('annotator', false)).toContain('detail')
  })
})

describe('feedback columns', () => {
  test.each(roles)('the %s can list, filter and select all of them, or none', async (role) => {
    const may = role === 'owner' || role === 'editor'
    const columns = await (
      await server.post(`${queuePath}/records/available_columns`, '', role)
    ).text()
    expect(columns.includes(feedbackColumn)).toBe(may)
    const filter = { type: 'number', column_id: feedbackColumn, operator: 'gte', value: 1 }
    const count = await server.post(`${queuePath}/records/count`, { filter_tree: { filter } }, role)
    const csv = { ...whole, export_format: 'csv', column_ids: [feedbackColumn] }
    const file = await server.post(exportPath, csv, role)
    expect([count.status, file.status]).toEqual(may ? [200, 200] : [422, 422])
  })
})

test('“fully annotated” depends on an annotator’s own ratings, and for others on everyone’s', async () => {
  expect(await countAnnotated('annotator')).toEqual({ total_count: 2 })
  expect(await countAnnotated('owner')).toEqual({ total_count: 1 })
  expect(await countAnnotated('viewer')).toEqual({ total_count: 1 })
  expect(await countAnnotated('owner', [testUserId('annotator')])).toEqual({ total_count: 2 })
  expect(await countAnnotated('owner', [testUserId('outsider')])).toMatchObject({
    detail: [{ type: 'value_error', loc: ['body', 'filter_tree', 'filter', 'user_ids', 0] }],
  })
})

test('a queue during its import answers its readers with Retry-After', async () => {
  const servedQueues = createServedQueues([testSource(1)])
  const app = createApp({ ...server.dependencies, servedQueues })
  const ask = (key: string) => app.request(queuePath, { headers: { 'Galileo-API-Key': key } })
  const response = await ask('viewer')
  expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '2'])
  expect((await ask('outsider')).status).toBe(403)
  const health = await app.request('/healthcheck')
  expect(await health.json()).toMatchObject({ status: 'ok', preparing: 1, failed: 0 })
})

import { createServer, request as ask, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { downloadMinutes } from '#server/downloads/downloads.ts'
import {
  everything,
  exportPath,
  openTestApp,
  type TestApp,
} from '#server/testing/test-app.test-support.ts'
import { testRecordId } from '#server/testing/test-queue.test-support.ts'

let server: TestApp
beforeAll(async () => {
  server = await openTestApp(5000)
})
afterAll(() => server.close())

const whole = { record_selector: everything }
const one = { record_selector: { type: 'record_ids', record_ids: [testRecordId(3)] } }

const link = async (body: object = whole, key = 'owner') => {
  const response = await server.post(`${exportPath}/url`, body, key)
  return (await response.json()) as Record<'url' | 'file_name' | 'url_expires_at', string>
}

describe('the file', () => {
  test('JSONL is sent whole, with its type and a name', async () => {
    const response = await server.post(exportPath, whole, 'owner')
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/x-ndjson',
      'content-disposition':
        'attachment; filename="support-answers-week-12-20260309T100000Z.jsonl"; ' +
        "filename*=UTF-8''support-answers-week-12-20260309T100000Z.jsonl",
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': expect.any(String) as string,
    })
    const lines = (await response.text()).split('\n')
    expect(lines.pop()).toBe('')
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(
      Array.from({ length: 5000 }, (_, index) => testRecordId(index)),
    )
  })

  test('a CSV has the chosen columns', async () => {
    const body = { ...one, export_format: 'csv', column_ids: ['name', 'id'], file_name: 'a/ü' }
    const response = await server.post(exportPath, body, 'owner')
    expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8; header=present')
    expect(response.headers.get('Content-Disposition')).toContain("UTF-8''%C3%BC.csv")
    expect(await response.text()).toBe(`name,id\r\nrecord 3,${testRecordId(3)}\r\n`)
  })

  test('nothing selected is an empty file, or the header row', async () => {
    const nothing = { record_selector: { type: 'filter_tree', filter_tree: { or: [] } } }
    const csv = { ...nothing, export_format: 'csv', column_ids: ['id'] }
    expect(await (await server.post(exportPath, nothing, 'owner')).text()).toBe('')
    expect(await (await server.post(exportPath, csv, 'owner')).text()).toBe('id\r\n')
  })
})

describe('a download link', () => {
  test('gives the file once, without credentials, under the same name', async () => {
    const { url, file_name } = await link(one)
    expect((await server.app.request(url, { method: 'HEAD' })).status).toBe(204)
    const response = await server.app.request(url)
    expect(response.headers.get('Content-Disposition')).toContain(file_name)
    expect((await response.text()).split('\n')).toHaveLength(2)
    const again = await server.app.request(url)
    expect([again.status, again.headers.get('Content-Type')]).toEqual([
      410,
      'text/html; charset=UTF-8',
    ])
    expect(server.logged.join('')).not.toContain(url.split('/').at(-1))
  })

  test('expires', async () => {
    const { url } = await link()
    const { now } = server.clock
    server.clock.now = new Date(now.getTime() + downloadMinutes * 60_000)
    expect((await server.app.request(url)).status).toBe(410)
    server.clock.now = now
  })

  test('is refused if the export is refused', async () => {
    expect(await link({ ...whole, redact: false }, 'viewer')).toEqual({
      detail: expect.any(String) as string,
    })
  })
})

test('a link whose caller leaves before the first byte works again', async () => {
  for (const wait of [0, 1, 2, 4, 8]) {
    const { url } = await link()
    const control = new AbortController()
    const asking = server.app.request(new Request(url, { signal: control.signal }))
    const isThere = Promise.resolve(asking).then(({ status }) => status)
    await new Promise((resolve) => setTimeout(resolve, wait))
    control.abort()
    // The export may have begun before; otherwise the link is still unused.
    const status = await isThere
    expect([200, 503]).toContain(status)
    expect((await server.app.request(url)).status).toBe(status === 200 ? 410 : 200)
  }
})

describe('over a connection', () => {
  const close: (() => Promise<unknown>)[] = []
  afterEach(() => Promise.all(close.splice(0).map((end) => end())))

  const exportFrom = async (app: TestApp['app']): Promise<IncomingMessage> => {
    const http = createServer(getRequestListener(app.fetch))
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    close.push(() => {
      http.closeAllConnections()
      return new Promise((resolve) => http.close(resolve))
    })
    const { port } = http.address() as AddressInfo
    const headers = { 'Galileo-API-Key': 'owner' }
    return new Promise((resolve, reject) => {
      ask({ port, path: exportPath, method: 'POST', headers }, resolve)
        .on('error', reject)
        .end(JSON.stringify(whole))
    })
  }

  test('a store that fails midway cuts it, and the answer does not quote its message', async () => {
    const app = server.appExporting(async function* (...given) {
      let chunks = 0
      for await (const chunk of server.dependencies.store.exportRecords(...given)) {
        yield chunk
        if (++chunks === 1) throw new Error('Conversion Error: "my secret is 4711"')
      }
    })
    let text = ''
    const read = async () => {
      const response = await exportFrom(app)
      for await (const chunk of response) text += String(chunk)
      return response.complete
    }
    await expect(read()).rejects.toThrow(/aborted|ECONNRESET|hang up/)
    expect(text + server.logged.join('')).not.toContain('Conversion Error')
    expect(server.logged.join('')).toContain('export broke off')
  })

  test('a store that fails at once is a 500 in the error shape', async () => {
    const app = server.appExporting(() => ({
      [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('my secret')) }),
    }))
    const response = await exportFrom(app)
    let text = ''
    for await (const chunk of response) text += String(chunk)
    expect([response.statusCode, JSON.parse(text)]).toEqual([500, { detail: expect.any(String) }])
    expect(text).not.toContain('my secret')
  })

  test('a client that disconnects stops the query', async () => {
    const ended = vi.fn<() => void>()
    const app = server.appExporting(async function* (...given) {
      try {
        for (;;) yield* server.dependencies.store.exportRecords(...given)
      } finally {
        ended()
      }
    })
    const response = await exportFrom(app)
    response.once('data', () => response.destroy())
    await vi.waitFor(() => expect(ended).toHaveBeenCalledOnce(), 10_000)
  })
})

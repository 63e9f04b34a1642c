import { createServer, type RequestListener } from 'node:http'
import { expect, test } from 'vitest'
import { ServiceError, Stalled, WebPage } from './api-failure.ts'
import { exportRecords } from './export-records.ts'
import { bytesOf } from './read-response.ts'
import { localConnection } from './session.ts'

const request = {
  export_format: 'csv',
  redact: true,
  export_computed_metrics_only: false,
  record_selector: { type: 'filter_tree', filter_tree: { and: [] } },
} as const

async function exportFrom<T>(
  listener: RequestListener,
  use: (file: Awaited<ReturnType<typeof exportRecords>>) => Promise<T>,
): Promise<T | Error> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const base_url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const credentials = { kind: 'api_key', key: 'a key' } as const
  const caller = { connection: { ...localConnection, base_url }, credentials }
  try {
    return await use(await exportRecords(caller, 'a queue', request, new AbortController().signal))
  } catch (error) {
    return error as Error
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => void server.close(resolve))
  }
}

test('an export is a POST with the key, and its bytes arrive whole', async () => {
  let asked: unknown = null
  const read = await exportFrom(
    ({ method, url, headers }, response) => {
      asked = { method, url, accept: headers.accept, key: headers['galileo-api-key'] }
      response.writeHead(200, { 'Content-Type': 'text/csv', 'Content-Disposition': 'attachment' })
      response.end('id\n1\n')
    },
    async ({ bytes, contentType, disposition }) => {
      let text = ''
      for await (const piece of bytes) text += new TextDecoder().decode(piece)
      return { text, contentType, disposition }
    },
  )
  expect(read).toEqual({ text: 'id\n1\n', contentType: 'text/csv', disposition: 'attachment' })
  const url = '/v2/annotation_queues/a%20queue/records/export'
  expect(asked).toEqual({ method: 'POST', url, accept: '*/*', key: 'a key' })
})

test('a refusal has its status, body and Retry-After; a web page is refused', async () => {
  const refused = await exportFrom(
    (_, response) => {
      response.writeHead(503, { 'Retry-After': '7' })
      response.end('{"detail":"The queue is being prepared."}')
    },
    async () => null,
  )
  expect(refused).toBeInstanceOf(ServiceError)
  expect(refused).toMatchObject({ status: 503, retryAfter: 7 })
  const page = await exportFrom(
    (_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
      response.end('<p>Sign in to the network</p>')
    },
    async () => null,
  )
  expect(page).toBeInstanceOf(WebPage)
})

test('a response that sends nothing for too long is stopped', async () => {
  const stalls = new Response(
    new ReadableStream({ start: (out) => out.enqueue(new Uint8Array(3)) }),
  )
  const read = async () => {
    for await (const piece of bytesOf(stalls, new AbortController().signal, 50))
      expect(piece).toHaveLength(3)
  }
  await expect(read()).rejects.toBeInstanceOf(Stalled)
})

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createService } from '#server/gateway/service.ts'
import { createApp } from '#server/app.ts'
import { openTestApp } from './test-app.test-support.ts'

export type Asked = {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

type Answer = (request: Asked, response: ServerResponse) => void
const sayOk: Answer = (_, response) => {
  response.setHeader('Content-Type', 'application/json')
  response.end('{"ok":true}')
}

export const queue = 'annotation_queues/fe48ef63-1e56-4408-8465-3cde776200b5'
export const exportPath = `/galileo/v2/${queue}/records/export`
export const everything = { record_selector: { type: 'filter_tree', filter_tree: { and: [] } } }

export async function openTestGateway(timeoutMs = 20_000) {
  const server = await openTestApp()
  const service: {
    asked: Asked | null
    answer: Answer
  } = { asked: null, answer: sayOk }
  const http = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      const asked = { method, url, headers, body: Buffer.concat(chunks).toString() }
      service.asked = asked
      service.answer(asked, response)
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const base_url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const app = createApp({ ...server.dependencies, service: createService(base_url, timeoutMs) })
  return {
    server,
    service,
    base_url,
    app,
    post: (path: string, body: string = JSON.stringify(everything), headers = {}) =>
      app.request(path, {
        method: 'POST',
        body,
        headers: {
          'Galileo-API-Key': 'secret-key',
          'Content-Type': 'application/json',
          ...headers,
        },
      }),
    reset: () => {
      service.asked = null
      service.answer = sayOk
    },
    close: async () => {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
      await server.close()
    },
  }
}

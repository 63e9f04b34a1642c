import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '#server/app.ts'
import { createService } from '#server/gateway/service.ts'
import {
  everything,
  exportPath,
  openTestApp,
  type TestApp,
} from '#server/testing/test-app.test-support.ts'

let server: TestApp
let app: TestApp['app']
const service = createServer((_, response) => {
  response.setHeader('Content-Type', 'application/json')
  response.end('{"id":"6513270e-269e-4d37-b2a7-4de452e6b438","email":"a@example.com"}')
})

beforeAll(async () => {
  server = await openTestApp()
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  const { port } = service.address() as AddressInfo
  app = createApp({
    ...server.dependencies,
    service: createService(`http://127.0.0.1:${port}`, 60_000),
  })
})
afterAll(async () => {
  service.closeAllConnections()
  await new Promise((resolve) => service.close(resolve))
  await server.close()
})

/** A regular expression that retries at each space would take hours. */
const file_name = `x${' '.repeat(4_000_000)}x`
const body = JSON.stringify({ record_selector: everything, file_name })
const headers = { 'Galileo-API-Key': 'annotator', 'Content-Type': 'application/json' }

test.each([
  ['an export', exportPath],
  ['a link to an export', `${exportPath}/url`],
  ['a link to an export of the service', `/galileo${exportPath}/url`],
])('a file name of megabytes is cut before it is processed: %s', async (_, path) => {
  const response = await app.request(path, { method: 'POST', body, headers })
  expect(response.status).toBe(200)
  const said = response.headers.get('Content-Disposition') ?? (await response.text())
  expect(said).toContain('"x.jsonl"')
})

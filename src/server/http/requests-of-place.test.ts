import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '#server/app.ts'
import { openTestApp, queuePath, type TestApp } from '#server/testing/test-app.test-support.ts'

let server: TestApp
beforeAll(async () => {
  server = await openTestApp(1)
})
afterAll(() => server.close())

test('behind a proxy the concurrent requests of one address are limited, and others are answered', async () => {
  const app = createApp({ ...server.dependencies, trustProxy: true, connectionsPerAddress: 2 })
  const headers = (address: string) => ({
    'Galileo-API-Key': 'owner',
    'X-Forwarded-For': `203.0.113.9, ${address}`,
  })
  const ask = async (address: string) => app.request('/current_user', { headers: headers(address) })
  const bodies: ReadableStreamDefaultController<Uint8Array>[] = []
  const slow = Array.from({ length: 2 }, async () => {
    const body = new ReadableStream<Uint8Array>({ start: (one) => void bodies.push(one) })
    const init = { method: 'POST', body, duplex: 'half', headers: headers('192.0.2.1') }
    return app.request(`${queuePath}/records/count`, init)
  })
  const refused = await ask('192.0.2.1')
  expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '1'])
  expect((await ask('192.0.2.2')).status).toBe(200)
  for (const body of bodies) {
    body.enqueue(new TextEncoder().encode('{}'))
    body.close()
  }
  expect((await Promise.all(slow)).map(({ status }) => status)).toEqual([200, 200])
  expect((await ask('192.0.2.1')).status).toBe(200)
})

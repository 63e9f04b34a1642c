import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { AppEnv } from './context.ts'
import { fragmentInPath } from './fragment-in-path.ts'

const app = new Hono<AppEnv>().use(fragmentInPath()).all('*', (c) => c.text('the page'))

test.each([
  ['/%23w2.abc.def', '/#w2.abc.def'],
  ['/%2523w2.abc.def', '/#w2.abc.def'],
  ['/index.html%23w2.abc.def', '/#w2.abc.def'],
  ['/%23w2.abc.def)', '/#w2.abc.def)'],
  ['/%23w2.abc.def%20and?utm_source=chat', '/#w2.abc.def%20and'],
  ['/%23%77%32.abc', '/#%77%32.abc'],
  ['/%23key=a%20key', '/#key=a%20key'],
  ['/%23%0d%0aSet-Cookie:%20a=b', '/#%0d%0aSet-Cookie:%20a=b'],
  ['/%23//example.com', '/#//example.com'],
])('%s leads to the page with its link', async (path, location) => {
  const response = await app.request(path)
  expect([response.status, response.headers.get('Location')]).toEqual([302, location])
})

test.each(['/', '/assets/a%23b.js', '/v2/%23', '/23', '/%2Fx'])(
  '%s stays where it is',
  async (path) => {
    expect((await app.request(path)).status).toBe(200)
  },
)

test('methods other than GET and HEAD are not redirected', async () => {
  expect((await app.request('/%23w2.abc', { method: 'POST' })).status).toBe(200)
})

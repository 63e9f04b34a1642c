import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { ApiFailure } from '#server/api/api-failure.ts'
import type { AppEnv } from './app-env.ts'
import { ownAddressOnly } from './own-address.ts'

const app = new Hono<AppEnv>()
  .use(ownAddressOnly({ allowedHosts: ['Winnow.example.com'], trustProxy: false }))
  .all('/', (c) => c.text('in'))
  .onError((error, c) =>
    error instanceof ApiFailure ? c.json({ detail: error.detail }, error.status) : c.text('?', 500),
  )
const ask = (headers: Record<string, string>, method = 'GET') =>
  app.request('/', { method, headers })

test.each([
  'localhost:4173',
  'LOCALHOST',
  'app.localhost',
  '127.0.0.1:4173',
  '192.0.2.7',
  '[::1]:4173',
  'winnow.example.com',
  'winnow.example.com.:443',
])('this server’s own name: %s', async (host) => {
  expect((await ask({ Host: host })).status).toBe(200)
})

test.each([
  'rebound.example.org',
  'localhost.example.org',
  'example.com',
  'x.winnow.example.com',
  'a@localhost/',
  'localhost/x',
  '',
  ' ',
])('a name that was made to lead here: “%s”', async (host) => {
  const response = await ask({ Host: host })
  expect([response.status, await response.text()]).toEqual([
    421,
    expect.stringContaining('--allow-host'),
  ])
})

const own = { Host: 'localhost:4173' }
test.each([
  ['none, as from a program', {}],
  ['the page’s own', { Origin: 'http://localhost:4173', 'Sec-Fetch-Site': 'same-origin' }],
  ['the page’s own behind a proxy with https', { Origin: 'https://localhost:4173' }],
])('a call of which the origin is %s', async (_, headers) => {
  expect((await ask({ ...own, ...headers }, 'POST')).status).toBe(200)
})

test.each([
  ['another site', { Origin: 'https://example.org' }],
  ['another port', { Origin: 'http://localhost:8080' }],
  ['a file or a sandbox', { Origin: 'null' }],
  ['told by the browser alone', { 'Sec-Fetch-Site': 'cross-site' }],
])('a call from a page of another site: %s', async (_, headers) => {
  expect((await ask({ ...own, ...headers }, 'POST')).status).toBe(403)
  // A link that somebody follows.
  expect((await ask({ ...own, ...headers })).status).toBe(200)
})

test('a proxy that asks under a name of its own, trusted and not', async () => {
  const behindProxy = new Hono<AppEnv>()
    .use(ownAddressOnly({ allowedHosts: ['winnow.example.com'], trustProxy: true }))
    .all('/', (c) => c.text('in'))
  const headers = {
    Host: '10.0.0.7:4173',
    'X-Forwarded-Host': 'winnow.example.com',
    Origin: 'https://winnow.example.com',
  }
  expect((await behindProxy.request('/', { method: 'POST', headers })).status).toBe(200)
  expect((await ask(headers, 'POST')).status).toBe(403)
})

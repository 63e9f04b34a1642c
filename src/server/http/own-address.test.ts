import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { ErrorAnswer } from './error-answers.ts'
import type { AppEnv } from './context.ts'
import { absoluteUrl } from './caller.ts'
import { ownAddressOnly } from './own-address.ts'

const app = new Hono<AppEnv>()
  .use(ownAddressOnly({ allowedHosts: ['Winnow.example.com'], trustProxy: false }))
  .all('/', (c) => c.text('in'))
  .onError((error, c) =>
    error instanceof ErrorAnswer
      ? c.json({ detail: error.detail }, error.status)
      : c.text('?', 500),
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
])('this server’s own name is accepted: %s', async (host) => {
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
])('a foreign name that resolves to this server is refused: “%s”', async (host) => {
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
])('a call is accepted if its origin is %s', async (_, headers) => {
  expect((await ask({ ...own, ...headers }, 'POST')).status).toBe(200)
})

test.each([
  ['another site', { Origin: 'https://example.org' }],
  ['another port', { Origin: 'http://localhost:8080' }],
  ['a file or a sandbox', { Origin: 'null' }],
  ['told by the browser alone', { 'Sec-Fetch-Site': 'cross-site' }],
])('a call from a page of another site is refused: %s', async (_, headers) => {
  expect((await ask({ ...own, ...headers }, 'POST')).status).toBe(403)
  // A top-level navigation from another site.
  expect((await ask({ ...own, ...headers })).status).toBe(200)
})

const proxied = new Hono<AppEnv>()
  .use(ownAddressOnly({ allowedHosts: ['winnow.example.com'], trustProxy: true }))
  .all('/', (c) => c.text(absoluteUrl(c, '/winnow/downloads/x', { trustProxy: true })))
  .onError((_, c) => c.text('refused', 403))

test.each([
  ['the name', { 'X-Forwarded-Host': 'winnow.example.com' }],
  ['the name with its port', { 'X-Forwarded-Host': 'winnow.example.com:443' }],
  ['the name in its own Host', { Host: 'winnow.example.com:443' }],
  ['the name in other letters', { 'X-Forwarded-Host': 'Winnow.Example.com' }],
  ['what its own proxy says last', { 'X-Forwarded-Host': 'x.example.org, winnow.example.com' }],
])(
  'behind a trusted proxy with %s the page can call, and links lead to the proxy',
  async (_, said) => {
    const headers = { Host: '10.0.0.7:4173', 'X-Forwarded-Proto': 'https', ...said }
    for (const Origin of ['https://winnow.example.com', 'https://winnow.example.com:443']) {
      const response = await proxied.request('/', {
        method: 'POST',
        headers: { ...headers, Origin },
      })
      expect(await response.text()).toBe('https://winnow.example.com/winnow/downloads/x')
    }
    for (const Origin of [
      'https://winnow.example.com:8443',
      'http://x.example.org',
      'https://winnow.example.com.example.org',
      'winnow.example.com',
      'null',
    ]) {
      const foreign = { ...headers, Origin }
      expect((await proxied.request('/', { method: 'POST', headers: foreign })).status).toBe(403)
    }
  },
)

test('a port stays in links and is part of the origin', async () => {
  const post = (Origin: string, more = {}) =>
    proxied.request('/', {
      method: 'POST',
      headers: { 'X-Forwarded-Host': 'winnow.example.com:8443', Origin, ...more },
    })
  const page = 'https://winnow.example.com:8443'
  const response = await post(page, { 'X-Forwarded-Proto': 'https' })
  expect(await response.text()).toBe(`${page}/winnow/downloads/x`)
  expect((await post('https://winnow.example.com')).status).toBe(403)
  // `Sec-Fetch-Site` wins over `Host` and `Origin`, which a proxy may have rewritten.
  const said = (site: string) => post('https://winnow.example.com', { 'Sec-Fetch-Site': site })
  expect((await said('same-origin')).status).toBe(200)
  for (const site of ['same-site', 'cross-site']) expect((await said(site)).status).toBe(403)
})

test('headers of an untrusted proxy are ignored', async () => {
  const headers = {
    Host: 'localhost:4173',
    'X-Forwarded-Host': 'winnow.example.com',
    Origin: 'https://winnow.example.com',
  }
  expect((await ask(headers, 'POST')).status).toBe(403)
  expect((await ask({ ...headers, Origin: 'http://localhost:4173' }, 'POST')).status).toBe(200)
})

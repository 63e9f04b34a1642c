import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AppEnv } from './context.ts'
import { securityHeaders } from './security-headers.ts'
import { serveApp } from './serve-app.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'winnow-built-'))
})
afterEach(() => rm(folder, { recursive: true }))

const build = async () => {
  await mkdir(join(folder, 'assets'))
  await writeFile(
    join(folder, 'index.html'),
    '<html><head><meta property="csp-nonce" nonce="CSP_NONCE" /></head></html>',
  )
  await writeFile(join(folder, 'assets', 'app-1a2b.js'), 'export {}')
}
const ask = (path: string, headers: Record<string, string> = {}) =>
  new Hono<AppEnv>()
    .use(securityHeaders({ trustProxy: false }))
    .use(serveApp(folder))
    .request(path, { headers })

test('the page’s CSP allows no inline content except styles with its nonce', async () => {
  await build()
  const [first, second] = await Promise.all([ask('/'), ask('/')])
  const policy = first.headers.get('Content-Security-Policy') ?? ''
  expect(policy).not.toContain('unsafe-inline')
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
  expect(await first.text()).toContain(`<meta property="csp-nonce" nonce="${nonce}" />`)
  expect(second.headers.get('Content-Security-Policy')).not.toBe(policy)
  expect(first.headers.get('Cache-Control')).toBe('no-store')
})

test('browsers cache files with a hash in their name', async () => {
  await build()
  const response = await ask('/assets/app-1a2b.js')
  expect(response.headers.get('Cache-Control')).toContain('immutable')
  expect(response.headers.get('Content-Type')).toMatch(/^text\/javascript/)
})

test('the compressed file of the build is sent to browsers that read it', async () => {
  await build()
  await writeFile(join(folder, 'assets', 'app-1a2b.js.br'), 'brotli')
  await writeFile(join(folder, 'assets', 'app-1a2b.js.gz'), 'gzip')
  const sent = async (accepted: string) => {
    const response = await ask('/assets/app-1a2b.js', { 'Accept-Encoding': accepted })
    const { headers } = response
    expect(headers.get('Content-Type')).toMatch(/^text\/javascript/)
    expect(headers.get('Cache-Control')).toContain('immutable')
    return [headers.get('Content-Encoding'), headers.get('Vary'), await response.text()]
  }
  expect(await sent('gzip, deflate, br')).toEqual(['br', 'Accept-Encoding', 'brotli'])
  expect(await sent('gzip')).toEqual(['gzip', 'Accept-Encoding', 'gzip'])
  expect(await sent('identity')).toEqual([null, null, 'export {}'])
})

test('nothing outside the folder is served', async () => {
  await build()
  for (const path of ['/../package.json', '/%2e%2e/package.json', '/assets', '/nothing.js']) {
    expect((await ask(path)).status).toBe(404)
  }
})

test('without a build the server says so; after the build it serves the app', async () => {
  const missing = await ask('/')
  expect([missing.status, await missing.text()]).toEqual([503, expect.stringContaining('build')])
  await build()
  expect((await ask('/')).status).toBe(200)
})

test('after another build the new page is served', async () => {
  await build()
  const served = serveApp(folder)
  const app = new Hono<AppEnv>().use(securityHeaders({ trustProxy: false })).use(served)
  expect((await app.request('/')).status).toBe(200)
  await writeFile(join(folder, 'index.html'), '<html><head></head>newer</html>')
  expect(await (await app.request('/')).text()).toContain('newer')
})

import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { request } from 'node:https'
import type { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { expect, test, type Browser, type Page } from '@playwright/test'
import { sampleQueues } from './support/api.ts'
import { browserArguments, findBrowser } from './support/browser.ts'
import { chooseQueue, exportFile, signIn } from './support/builder.ts'
import { findNginx, nginxHost, startNginx, type Nginx } from './support/nginx.ts'
import { copySamples } from './support/sample-server.ts'
import { startServer, type RunningServer } from './support/start-server.ts'

/** The deployment in `src/server/README.md`: a real nginx ends https and asks Winnow. */

const executablePath = findBrowser()
test.describe.configure({ mode: 'default' })
test.use({
  ignoreHTTPSErrors: true,
  launchOptions: {
    args: [...browserArguments, `--host-resolver-rules=MAP ${nginxHost} 127.0.0.1`],
    ...(executablePath ? { executablePath } : {}),
  },
})

let server: RunningServer
let nginx: Nginx
let data: string | undefined

test.beforeAll(async () => {
  const binary = findNginx()
  if (binary === null) {
    const reason = 'No nginx was found or could be fetched: what stands behind one is NOT tested.'
    console.warn(`\n${reason}`)
    test.skip(true, reason)
    return
  }
  data = await copySamples()
  server = await startServer(['--trust-proxy', '--allow-host', nginxHost], {}, data)
  nginx = await startNginx(binary, server.url)
})
test.afterAll(async () => {
  await nginx?.stop()
  await server?.stop()
  if (data !== undefined) await rm(data, { recursive: true, force: true })
})

const { support, agent } = sampleQueues
const everything = { record_selector: { type: 'filter_tree', filter_tree: { and: [] } } }

/** A request of any other client over https. */
const send = (path: string, body: string, key = 'sample-owner'): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const headers = { 'Galileo-API-Key': key, 'Content-Type': 'application/json' }
    const Host = `${nginxHost}:${nginx.port}`
    const { port, ca } = nginx
    const options = { host: '127.0.0.1', port, servername: nginxHost, ca, method: 'POST', path }
    const sent = request({ ...options, headers: { ...headers, Host } }, resolve)
    sent.on('error', reject)
    sent.end(body)
  })

/** A page in a new browser context. */
const openPage = async (browser: Browser): Promise<Page> => {
  const page = await (
    await browser.newContext({ baseURL: nginx.url, ignoreHTTPSErrors: true })
  ).newPage()
  return page
}

test('people sign in, export, fetch by link and share', async ({ browser }) => {
  const page = await openPage(browser)
  await signIn(page)
  await chooseQueue(page, support.name)
  await expect(page.getByRole('button', { name: /^Export [\d,]+ records/ })).toBeVisible()
  const file = await exportFile(page)
  const asked = JSON.stringify(everything)
  const whole = await buffer(
    await send(`/v2/annotation_queues/${support.id}/records/export`, asked),
  )
  expect(file.bytes.equals(whole)).toBe(true)

  // By link: the server reports that the file is complete.
  await page.getByRole('button', { name: 'Dismiss' }).first().click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Other ways to save' }).click()
  await page.getByRole('menuitem', { name: /Browser download/ }).click()
  const download = await downloading
  expect(download.url()).toMatch(new RegExp(`^${nginx.url}/winnow/downloads/`))
  expect(readFileSync(await download.path()).equals(whole)).toBe(true)
  await expect(page.getByText(/All [\d,]+ records are in the file/)).toBeVisible()

  await page.getByRole('button', { name: 'Share' }).click()
  const dialog = page.getByRole('dialog', { name: 'Share this export' })
  await dialog.getByRole('button', { name: 'Save on this server' }).click()
  const link = await dialog.getByRole('textbox', { name: 'Link to this server' }).inputValue()
  expect(link).toMatch(new RegExp(`^${nginx.url}/#s1\\.`))
  const theirs = await openPage(browser)
  await theirs.goto(link)
  await theirs.getByRole('button', { name: /Amir Haddad/ }).click()
  await expect(
    theirs.getByRole('button', { name: new RegExp(`^Queue: ${support.name}`) }),
  ).toBeVisible()
})

test('long lists pass the proxy, and a refusal has Winnow’s own words', async () => {
  const id = (index: number) => `ffffffff-0000-4000-8000-${index.toString(16).padStart(12, '0')}`
  const record_ids = Array.from({ length: 100_000 }, (_, index) => id(index))
  const list = JSON.stringify({ record_ids })
  const path = `/winnow/annotation_queues/${support.id}/missing_record_ids`
  const missing = await send(path, list)
  expect(missing.statusCode).toBe(200)
  expect(JSON.parse(String(await buffer(missing)))).toEqual({ missing: record_ids })
  for (const [body, key, status] of [
    [list, 'nobody', 401],
    ['x'.repeat(8.5 * 1024 * 1024), 'sample-owner', 413],
  ] as const) {
    const refused = await send(path, body, key)
    expect(refused.statusCode).toBe(status)
    expect(JSON.parse(String(await buffer(refused)))).toEqual({ detail: expect.any(String) })
  }
})

test('nginx buffers no file for a slow reader, and a file that breaks off arrives broken', async () => {
  const asked = JSON.stringify(everything)
  const response = await send(`/v2/annotation_queues/${agent.id}/records/export`, asked)
  let bytes = 0
  const read = async (enough: number) => {
    for await (const piece of response.iterator({ destroyOnReturn: false })) {
      bytes += (piece as Buffer).length
      if (bytes > enough) return
    }
  }
  await read(1)
  for (let looks = 0; looks < 10; looks += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(nginx.bytesOnDisk()).toBe(0)
  }
  await read(20e6)
  server.process.kill('SIGKILL')
  await expect(read(Number.POSITIVE_INFINITY)).rejects.toThrow(/aborted/)
})

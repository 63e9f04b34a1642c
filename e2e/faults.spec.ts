import { readFileSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { exported, sampleQueues } from './support/api.ts'
import { chooseQueue } from './support/builder.ts'
import { startFaultyServer, type FaultyServer } from './support/faulty-server.ts'
import { copySamples } from './support/sample-server.ts'
import { startServer } from './support/start-server.ts'

/** A failed export says so and leaves no file that looks complete. */

test.describe.configure({ mode: 'serial' })

const { name, id } = sampleQueues.agent
const everything = { record_selector: { type: 'filter_tree', filter_tree: { and: [] } } }
/** The approximate size of the queue's file. */
const fileBytes = 60e6

let faulty: FaultyServer
let proxy: FaultyServer['proxy']

test.beforeAll(async () => {
  faulty = await startFaultyServer()
  proxy = faulty.proxy
})
test.afterAll(() => faulty.stop())
test.afterEach(() => proxy.set({ kind: 'none' }))

async function open(page: Page): Promise<void> {
  await page.goto(proxy.url)
  await page.getByRole('button', { name: /Olivia Brandt/ }).click()
  await chooseQueue(page, name)
  await expect(page.getByRole('button', { name: 'Export 50,000 records' })).toBeVisible()
}

const pressExport = (page: Page) =>
  page.getByRole('button', { name: 'Export 50,000 records' }).click()

/** Nothing may be saved unless the person asks for the incomplete file. */
async function expectIncomplete(page: Page, why: RegExp): Promise<void> {
  const files: string[] = []
  page.on('download', (download) => files.push(download.suggestedFilename()))
  await pressExport(page)
  await expect(page.getByText('Incomplete', { exact: true })).toBeVisible({ timeout: 90_000 })
  await expect(page.getByText(why)).toBeVisible()
  await expect(page.getByText('Nothing was saved.')).toBeVisible()
  await expect(page.getByText('Complete', { exact: true })).toBeHidden()
  expect(files).toEqual([])
  const keeping = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as .incomplete' }).click()
  expect((await keeping).suggestedFilename()).toMatch(/\.jsonl\.incomplete$/)
}

async function expectComplete(page: Page): Promise<void> {
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export again' }).click()
  const bytes = readFileSync(await (await downloading).path())
  expect(bytes.equals(await exported(faulty.server().url, id, everything))).toBe(true)
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()
}

for (const share of [0.1, 0.5, 0.99]) {
  test(`a file is incomplete if the server is killed at ${share * 100} % of the body`, async ({
    page,
  }) => {
    await open(page)
    proxy.set({
      kind: 'cut',
      after: share * fileBytes,
      onCut: () => faulty.server().process.kill('SIGKILL'),
    })
    await expectIncomplete(page, /The connection was lost/)
    proxy.set({ kind: 'none' })
    await faulty.restart()
    await expectComplete(page)
  })
}

test('a file that a proxy cuts at the end of a line is incomplete', async ({ page }) => {
  await open(page)
  proxy.set({ kind: 'truncate', after: 5e6 })
  await expectIncomplete(page, /only [\d,]+ of 50,000 records/)
  proxy.set({ kind: 'none' })
  await expectComplete(page)
})

test('a file into which a proxy writes an error page is incomplete', async ({ page }) => {
  await open(page)
  proxy.set({ kind: 'foreign', after: 5e6 })
  await expectIncomplete(page, /wrote other text into the file/)
})

test('an export without data for half a minute stops', async ({ page }) => {
  await open(page)
  proxy.set({ kind: 'stall', after: 5e6 })
  await expectIncomplete(page, /No data for 30 seconds/)
})

test('the page retries a busy service when the service allows it, and saves the file once', async ({
  page,
}) => {
  await open(page)
  const files: string[] = []
  page.on('download', (download) => files.push(download.suggestedFilename()))
  const before = proxy.exports()
  proxy.set({ kind: 'refuse', status: 429, headers: { 'Retry-After': '4' }, times: 2 })
  await pressExport(page)
  await expect(page.getByText(/Retrying in \d+\ss/)).toBeVisible()
  await expect(page.getByText('Complete', { exact: true })).toBeVisible({ timeout: 60_000 })
  expect(files).toHaveLength(1)
  expect(proxy.exports() - before).toBe(3)
})

test('several exports run side by side, and cancelling one leaves the others', async ({ page }) => {
  await open(page)
  proxy.set({ kind: 'stall', after: 1e6 })
  await pressExport(page)
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible()
  await expect(page.getByText(/^1\sMB/)).toBeVisible()
  // Several runs are told apart by their file, queue and format.
  const running = page.getByRole('complementary', { name: 'Your export' })
  await expect(running.getByText(/\d{8}T\d{6}Z\.jsonl$/)).toBeVisible()
  await expect(running.getByText(/ · JSONL$/)).toBeVisible()
  proxy.set({ kind: 'none' })
  const downloading = page.waitForEvent('download')
  await pressExport(page)
  await downloading
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText(/The export was cancelled/)).toBeVisible()
  await expect(page.getByText('Cancelled', { exact: true })).toBeVisible()
})

test('a database failure mid-stream breaks the connection and writes no error into the file', async () => {
  const own = await copySamples()
  const failing = await startServer([], {}, own)
  try {
    const response = await fetch(`${failing.url}/v2/annotation_queues/${id}/records/export`, {
      method: 'POST',
      headers: { 'Galileo-API-Key': 'sample-owner', 'Content-Type': 'application/json' },
      body: JSON.stringify(everything),
    })
    expect(response.status).toBe(200)
    const reader = response.body?.getReader()
    const begun = await reader?.read()
    truncateSync(join(own, 'records.duckdb'), 20_000)
    const rest = async () => {
      let text = Buffer.from(begun?.value ?? [])
      for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
        text = Buffer.concat([text.subarray(-1000), next.value])
      }
      return text.subarray(-1000).toString()
    }
    await expect(rest()).rejects.toThrow()
  } finally {
    failing.process.kill('SIGKILL')
    await failing.stop()
    rmSync(own, { recursive: true, force: true })
  }
})

test('closing the tab during an export leaves the server working for others', async ({ page }) => {
  await open(page)
  proxy.set({ kind: 'stall', after: 5e6 })
  await pressExport(page)
  await expect(page.getByText(/^5\sMB/)).toBeVisible()
  await page.close({ runBeforeUnload: false })
  proxy.set({ kind: 'none' })
  expect((await exported(faulty.server().url, id, everything)).length).toBeGreaterThan(fileBytes)
})

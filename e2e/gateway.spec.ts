import { readFile } from 'node:fs/promises'
import { expect, test, type Page } from '@playwright/test'
import { call, exported, sampleQueues } from './support/api.ts'
import { addLeaf, chooseQueue, exportFile } from './support/builder.ts'
import { startGateway } from './service/at-service.ts'
import { startSampleServer } from './support/sample-server.ts'
import type { RunningServer } from './support/start-server.ts'

async function signInThere(page: Page, server: RunningServer, service: string): Promise<void> {
  await page.goto(server.url)
  await page.getByText(new URL(service).host, { exact: true }).click()
  await page.getByLabel('API key').last().fill('sample-owner')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('button', { name: /^Signed in as/ })).toBeVisible()
}

test('the main job works through the gateway, with the service’s own file', async ({
  page,
  baseURL: given,
}) => {
  const baseURL = String(given)
  const server = await startGateway(baseURL)
  try {
    await signInThere(page, server, baseURL)
    await chooseQueue(page, 'Support answers')
    const row = await addLeaf(page, 'Quality')
    await row.getByRole('textbox', { name: 'Value' }).fill('3')
    await expect(page.getByRole('button', { name: /^Export [\d,]+ records/ })).toBeVisible()
    const file = await exportFile(page)
    await expect(page.getByText('Complete', { exact: true })).toBeVisible()
    expect(file.bytes.toString().split('\n').length).toBeGreaterThan(2)

    // By link: the gateway asks the service when the link is opened.
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Other ways to save' }).click()
    await page.getByRole('menuitem', { name: /Browser download/ }).click()
    const download = await downloading
    expect((await readFile(await download.path())).equals(file.bytes)).toBe(true)
    await expect(page.getByText('Downloading in the browser')).toBeVisible()

    await page.reload()
    await expect(page.getByRole('button', { name: 'Column: Quality' })).toBeVisible()

    // The service cannot be told, so the page must not claim it was.
    await page.getByRole('button', { name: /^Signed in as/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out everywhere' }).click()
    await expect(page.getByText(/signed out in all tabs of this browser/)).toBeVisible()
  } finally {
    await server.stop()
  }
})

test('the gateway passes files on byte by byte, and errors as they are', async ({
  baseURL: given,
}) => {
  const baseURL = String(given)
  const server = await startGateway(baseURL)
  try {
    const whole = { record_selector: { type: 'filter_tree', filter_tree: { and: [] } } }
    const through = await exported(`${server.url}/galileo`, sampleQueues.support.id, whole)
    expect(through.equals(await exported(baseURL, sampleQueues.support.id, whole))).toBe(true)
    const path = `/v2/annotation_queues/${sampleQueues.support.id}/records/export`
    for (const body of [{}, { record_selector: { type: 'x' } }]) {
      const [ours, theirs] = await Promise.all([
        call(`${server.url}/galileo`, path, body),
        call(baseURL, path, body),
      ])
      expect(ours.status).toBe(theirs.status)
      expect(await ours.json()).toEqual(await theirs.json())
    }
  } finally {
    await server.stop()
  }
})

test('the page says that the service cannot be reached and keeps everything typed', async ({
  page,
}) => {
  const service = await startSampleServer()
  const server = await startGateway(service.url)
  try {
    await signInThere(page, server, service.url)
    await chooseQueue(page, 'Support answers')
    await addLeaf(page, 'Quality')
    await service.stop()
    await page.getByRole('textbox', { name: 'Value' }).fill('3')
    await expect(page.getByText(/cannot be reached from this server/).first()).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Value' })).toHaveValue('3')
  } finally {
    await service.stop()
    await server.stop()
  }
})

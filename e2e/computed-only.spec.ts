import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { exported, sampleQueues } from './support/api.ts'
import { signInAt, startAtService, type AtService } from './service/at-service.ts'
import { chooseQueue, exportFile, signIn } from './support/builder.ts'

/** “Only computed values” leaves out sessions with unfinished metrics, and every number must say so. */

const { id: queueId, name: queueName } = sampleQueues.docs
const everything = { type: 'filter_tree', filter_tree: { and: [] } }

const request = (record_selector: object, export_computed_metrics_only: boolean) => ({
  export_format: 'jsonl',
  record_selector,
  export_computed_metrics_only,
})

async function idsOf(baseUrl: string | undefined, body: object): Promise<readonly string[]> {
  const file = await exported(baseUrl, queueId, body)
  const lines = file.toString().split('\n').slice(0, -1)
  return lines.map((line) => (JSON.parse(line) as { id: string }).id)
}

const told = (count: number): string => count.toLocaleString('en')
const computedOnly = (page: Page) => page.getByRole('switch', { name: /Only computed values/ })
/** The note beside the switch. */
const rule = /^Leaves out sessions with unfinished metrics/

test('the page shows the file’s number of records before and after the switch, and the file has it', async ({
  page,
  baseURL,
}) => {
  const all = await idsOf(baseURL, request(everything, false))
  const kept = await idsOf(baseURL, request(everything, true))
  const left = all.length - kept.length
  expect(left).toBeGreaterThan(0)

  await signIn(page)
  await chooseQueue(page, queueName)
  await expect(page.getByText(rule)).toHaveText(
    `Leaves out sessions with unfinished metrics: ${told(left)} in this selection.`,
  )
  await expect(
    page.getByRole('button', { name: `Export ${told(all.length)} records` }),
  ).toBeVisible()
  await expect(page.getByText(`first 20 rows of ${told(all.length)}`)).toBeVisible()

  await page.getByText('Only computed values', { exact: true }).click()
  await expect(computedOnly(page)).toBeChecked()
  await expect(
    page.getByRole('button', { name: `Export ${told(kept.length)} records` }),
  ).toBeVisible()
  await expect(page.getByText(new RegExp(`of ${told(all.length)} records · `))).toBeVisible()
  await expect(page.getByText(`first 20 rows of ${told(kept.length)}`)).toBeVisible()
  await expect(
    page.getByText(`${told(left)} sessions with unfinished metrics are left out`),
  ).toBeVisible()
  await expect(page.getByText(new RegExp(`of ${told(kept.length)}$`)).first()).toBeVisible()

  await page.getByRole('textbox', { name: 'File name' }).fill('docs-{count}')
  const file = await exportFile(page)
  expect(file.name).toBe(`docs-${kept.length}.jsonl`)
  expect(file.bytes.toString().split('\n').length - 1).toBe(kept.length)
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()
  await expect(page.getByText(`All ${told(kept.length)} records are in the file.`)).toBeVisible()

  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save receipt' }).click()
  const receipt = JSON.parse(readFileSync(await (await saving).path(), 'utf8')) as object
  expect(receipt).toMatchObject({
    verdict: { kind: 'complete' },
    records: { counted: kept.length, selected: all.length, in_file: kept.length },
  })

  // A repeated export is counted again.
  await page.getByRole('button', { name: 'History' }).click()
  const again = page.waitForEvent('download')
  await page.getByRole('dialog').getByRole('button', { name: 'Export again' }).click()
  await again
  await expect(page.getByText('Complete', { exact: true })).toHaveCount(2)
})

test('the preview has the rows of the file', async ({ page, baseURL }) => {
  const all = await idsOf(baseURL, request(everything, false))
  const kept = new Set(await idsOf(baseURL, request(everything, true)))
  const left = all.filter((id) => !kept.has(id))
  const some = [...left.slice(0, 3), ...[...kept].slice(0, 2)]

  await signIn(page)
  await chooseQueue(page, queueName)
  await page.getByText('Record IDs', { exact: true }).click()
  await page.getByRole('textbox', { name: 'Record IDs' }).fill(some.join('\n'))
  const rows = page.getByRole('region', { name: 'First rows of the file' }).locator('tbody tr')
  await expect(rows).toHaveCount(5)
  await expect(page.getByText(rule)).toHaveText(/: 3 in this selection\.$/)

  await page.getByText('Only computed values', { exact: true }).click()
  await expect(page.getByRole('button', { name: 'Export 2 records' })).toBeVisible()
  await expect(rows).toHaveCount(2)
  // They are still in the queue.
  await expect(page.getByText('all in this queue')).toBeVisible()
  await expect(page.getByText(/IDs? (is|are) not in this queue/)).toHaveCount(0)
  await exportFile(page)
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()

  await page.getByRole('textbox', { name: 'Record IDs' }).fill(left.slice(0, 3).join('\n'))
  await expect(
    page.getByText('All selected sessions have unfinished metrics.').first(),
  ).toBeVisible()
})

test.describe('a service that counts without regard to metrics', () => {
  let at: AtService
  test.beforeAll(async ({ baseURL }) => {
    at = await startAtService(String(baseURL))
  })
  test.afterAll(() => at.stop())

  test('gives an upper bound, and no file counts as complete because of it', async ({
    page,
    baseURL,
  }) => {
    const all = await idsOf(baseURL, request(everything, false))
    at.service.set({})
    await signInAt(page, at, 'key')
    await chooseQueue(page, queueName)
    await expect(page.getByText(rule)).toHaveText(/this service doesn’t say how many\.$/)
    await expect(
      page.getByRole('button', { name: `Export ${told(all.length)} records` }),
    ).toBeVisible()
    await page.getByText('Only computed values', { exact: true }).click()
    await expect(
      page.getByRole('button', { name: `Export up to ${told(all.length)} records` }),
    ).toBeVisible()
    await expect(page.getByText(/the file may have fewer records than you selected/)).toBeVisible()
    await expect(page.getByText(`first 20 rows of ${told(all.length)} selected`)).toBeVisible()
    await page.getByRole('textbox', { name: 'File name' }).fill('docs-{count}')
    const file = await exportFile(page)
    expect(file.name).toBe('docs-.jsonl')
    await expect(page.getByText(/Winnow can’t prove that the file is complete/)).toBeVisible()
    await expect(page.getByText('Complete', { exact: true })).toHaveCount(0)
    await expect(page.getByText('Count differs', { exact: true })).toHaveCount(0)
    await expect(page.getByText('Incomplete', { exact: true })).toHaveCount(0)

    // Ids that are all in the file prove it complete.
    const kept = (JSON.parse(file.bytes.toString().split('\n')[0] ?? '') as { id: string }).id
    await page.getByText('Record IDs', { exact: true }).click()
    await page.getByRole('textbox', { name: 'Record IDs' }).fill(kept)
    await expect(page.getByRole('button', { name: 'Export up to 1 record' })).toBeVisible()
    await exportFile(page)
    await expect(page.getByText('Complete', { exact: true })).toBeVisible()
  })
})

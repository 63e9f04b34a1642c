import { expect, test, type Page } from '@playwright/test'
import { signInAt, startAtService, type AtService } from './service/at-service.ts'
import { sampleQueues } from './support/api.ts'
import { addLeaf, chooseFormat, chooseQueue, exportFile, signIn } from './support/builder.ts'
import { findOrInstallHttpx } from './support/python.ts'
import { codeWays, copied, runCode } from './support/run-code.ts'

/** The real service writes flat JSONL, the local API does not. */

let at: AtService
test.beforeAll(async ({ baseURL }) => {
  at = await startAtService(String(baseURL))
})
test.afterAll(() => at.stop())

const formats = (page: Page) => page.getByRole('radiogroup', { name: 'Format' }).getByRole('radio')
const option = (page: Page, field: string) => page.locator(`[data-option=${field}]`)
const computedOnly = (page: Page) => page.getByRole('switch', { name: 'Only computed values' })
const pressExport = (page: Page) =>
  page
    .getByRole('button', { name: /^Export/ })
    .last()
    .click()

async function open(page: Page): Promise<void> {
  at.service.set({})
  await signInAt(page, at, 'key')
  await chooseQueue(page, 'Support answers')
  const row = await addLeaf(page, 'Quality')
  await row.getByRole('textbox', { name: 'Value' }).fill('3')
  await page.getByRole('textbox', { name: 'File name' }).fill('weekly')
  await chooseFormat(page, 'Flat JSONL')
  await expect(page.getByRole('button', { name: /^Export [\d,]+ records/ })).toBeVisible()
}

test('a flat file is chosen, exported and verified, and history, link and undo keep the format', async ({
  page,
}) => {
  await open(page)
  const file = await exportFile(page)
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()
  expect(file.name).toBe('weekly.jsonl')
  expect(file.bytes.equals(at.service.lastFile())).toBe(true)
  const lines = file.bytes.toString().split('\n').filter(Boolean)
  expect(lines.length).toBeGreaterThan(100)
  expect(Object.keys(JSON.parse(lines[0] ?? '') as object).some((key) => key.includes('.'))).toBe(
    true,
  )
  await expect(page.getByText(/\. Flat JSONL, newest first\./)).toBeVisible()

  await page.reload()
  await expect(page.getByRole('radio', { name: 'Flat JSONL' })).toBeChecked()
  await chooseFormat(page, 'CSV')
  await page.getByRole('button', { name: 'History' }).click()
  await page.getByRole('button', { name: 'Compare' }).first().click()
  await expect(page.getByText('Only in the past run: Flat JSONL')).toBeVisible()
  await page.getByRole('button', { name: 'Back to history' }).click()
  await page.getByRole('button', { name: 'Open', exact: true }).first().click()
  await expect(page.getByRole('radio', { name: 'Flat JSONL' })).toBeChecked()
})

test('flat JSONL with only computed values is a problem at its place, and nothing is sent', async ({
  page,
}) => {
  await open(page)
  await expect(option(page, 'export_format')).toContainText(
    'Not available with “Only computed values”',
  )
  await computedOnly(page).click({ force: true })
  const problem = /doesn’t write flat JSONL with only computed values/
  await expect(option(page, 'export_computed_metrics_only').getByText(problem)).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Flat JSONL' })).toBeChecked()
  await expect(computedOnly(page)).toBeChecked()
  at.service.set({})
  await pressExport(page)
  await expect(page.getByText('1 problem', { exact: true })).toBeVisible()
  expect(at.service.sent().operations).not.toContain('export')
  await chooseFormat(page, 'JSONL')
  await expect(page.getByText(problem)).toHaveCount(0)
  await expect(option(page, 'export_format')).toContainText('isn’t available with')
  await expect(computedOnly(page)).toBeChecked()
})

test('a nested file is not accepted as a flat one', async ({ page }) => {
  await open(page)
  at.service.set({ flat: (file) => file })
  await exportFile(page)
  await expect(page.getByText(/the file isn’t flat: record 1 has nested values/)).toBeVisible()
  await expect(page.getByText('Complete', { exact: true })).toHaveCount(0)
})

test('every code example saves the flat file of the service', async ({ page }) => {
  test.setTimeout(600_000)
  const python = findOrInstallHttpx()
  await open(page)
  for (const way of codeWays) {
    const code = await copied(page, way)
    const made = await runCode(way, code, python, { GALILEO_API_KEY: 'sample-owner' })
    expect(made.status, `${way}: ${made.stderr}`).toBe(0)
    expect(made.files['weekly.jsonl']?.equals(at.service.lastFile()), way).toBe(true)
  }
})

test('on the local API the page says why flat JSONL is not available, keeps the choice and sends nothing', async ({
  page,
  baseURL,
}) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  await expect(formats(page)).toHaveCount(2)
  await page.getByRole('tab', { name: 'Request' }).click()
  await page.getByRole('button', { name: 'Import API request' }).click()
  const request = {
    export_format: 'jsonl_flat',
    record_selector: { type: 'filter_tree', filter_tree: { and: [] } },
  }
  const path = `/v2/annotation_queues/${sampleQueues.support.id}/records/export`
  await page
    .getByRole('textbox', { name: 'Request as JSON or cURL' })
    .fill(
      `curl https://api.example.com${path} -H 'Splunk-AO-API-Key: x' -d '${JSON.stringify(request)}'`,
    )
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  const reason = 'This server doesn’t write flat JSONL'
  await expect(page.getByRole('button', { name: 'Import API request' })).toBeFocused()
  await expect(option(page, 'export_format')).toContainText(reason)
  await expect(page.getByRole('radio', { name: 'Flat JSONL' })).toBeChecked()
  let exports = 0
  page.on('request', (sent) => {
    if (sent.url().includes('/records/export')) exports += 1
  })
  await pressExport(page)
  await expect(page.getByText('1 problem', { exact: true })).toBeVisible()

  // A link keeps the format.
  await expect.poll(() => new URL(page.url()).hash.length).toBeGreaterThan(5)
  await page.waitForTimeout(1000)
  await page.reload()
  await expect(option(page, 'export_format')).toContainText(reason)
  await expect(page.getByRole('radio', { name: 'Flat JSONL' })).toBeChecked()
  expect(exports).toBe(0)

  await chooseFormat(page, 'JSONL')
  await expect(formats(page)).toHaveCount(2)
  await expect(page.getByRole('button', { name: /^Export 4,812 records/ })).toBeVisible()

  const refused = await fetch(`${baseURL}${path}`, {
    method: 'POST',
    headers: { 'Splunk-AO-API-Key': 'sample-owner', 'Content-Type': 'application/json' },
    body: JSON.stringify(request),
  })
  expect(refused.status).toBe(422)
  expect(await refused.json()).toMatchObject({
    detail: [{ type: 'enum', loc: ['body', 'export_format'] }],
  })
})

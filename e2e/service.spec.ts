import { expect, test, type Page } from '@playwright/test'
import { allowedHeaders, signInAt, startAtService, type AtService } from './service/at-service.ts'
import {
  addLeaf,
  chooseFormat,
  chooseQueue,
  exportFile,
  fillTokens,
  type Download,
} from './support/builder.ts'
import type { Ways } from './service/stand-in-ways.ts'

/** The main job at the service, in each of its ways. */

/** A service may take the key in one header only. */
const keyHeaders = ['galileo-api-key', 'splunk-ao-api-key']

let at: AtService
test.beforeAll(async ({ baseURL }) => {
  at = await startAtService(String(baseURL))
})
test.afterAll(() => at.stop())

/** The saved file is what the service sent, and the service got only headers that it takes. */
function expectProven(file: Download, { credentials }: Partial<Ways> = {}): void {
  expect(file.bytes.length).toBeGreaterThan(1000)
  expect(file.bytes.equals(at.service.lastFile())).toBe(true)
  const { operations, headers } = at.service.sent()
  expect(operations).toContain('export')
  expect(headers.filter((name) => !allowedHeaders.includes(name)).toSorted()).toEqual(
    credentials === 'authorization' || credentials === 'x-sf-token' ? [credentials] : keyHeaders,
  )
}

async function open(page: Page, ways: Partial<Ways>): Promise<void> {
  at.service.set(ways)
  await signInAt(page, at, ways.credentials === 'authorization' ? 'password' : 'key')
  await chooseQueue(page, 'Support answers')
}

/** The first Escape clears the text, the second closes the list. */
async function closeList(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
}

const counted: readonly {
  readonly name: string
  readonly ways: Partial<Ways>
  readonly column: string
}[] = [
  { name: 'as it is documented', ways: {}, column: 'Quality' },
  {
    name: 'under /public/v2 alone, with files that have a type and a name of their own',
    ways: { prefixes: ['/public/v2'], file: { type: 'application/x-ndjson', isNamed: true } },
    column: 'Quality',
  },
  {
    name: 'without any prefix, with files of no type',
    ways: { prefixes: [''], file: { type: null, isNamed: false } },
    column: 'Quality',
  },
  {
    name: 'with fields, values and kinds that nobody knows yet, in pages of one queue',
    ways: { answers: 'newer', pageSize: 1 },
    column: 'Quality',
  },
  {
    name: 'with nothing that may be left out',
    ways: { answers: 'sparse', credentials: 'authorization' },
    column: 'status_code',
  },
  {
    name: 'with nothing but tokens',
    ways: { credentials: 'authorization' },
    column: 'Quality',
  },
  {
    name: 'that takes keys under their older name alone',
    ways: { credentials: 'galileo-api-key' },
    column: 'Quality',
  },
]

for (const { name, ways, column } of counted) {
  test(`the main job works at a service ${name}`, async ({ page }) => {
    await open(page, ways)
    const row = await addLeaf(page, column)
    await row.getByRole('textbox', { name: 'Value' }).fill('3')
    await expect(page.getByRole('button', { name: /^Export [\d,]+ records/ })).toBeVisible()
    await expect(page.getByRole('region', { name: 'First rows of the file' })).toBeVisible()
    await page.getByRole('textbox', { name: 'File name' }).fill('weekly')
    const file = await exportFile(page)
    await expect(page.getByText('Complete', { exact: true })).toBeVisible()
    await expect(page.getByText(/All [\d,]+ records are in the file/)).toBeVisible()
    expect(file.name).toBe('weekly.jsonl')
    expectProven(file, ways)
    await expect(page.getByRole('alert')).toHaveCount(0)
  })
}

test('columns of an unknown kind can be exported but not filtered', async ({ page }) => {
  await open(page, { answers: 'newer' })
  await chooseFormat(page, 'CSV')
  await page.getByRole('button', { name: 'Choose columns' }).click()
  await page.getByRole('combobox', { name: 'Columns of the file' }).fill('Embedding')
  await expect(page.getByRole('option', { name: /Embedding of the input/ })).toBeVisible()
  await closeList(page)
  const row = await addLeaf(page, 'Name')
  await row.getByRole('button', { name: /^Column:/ }).click()
  await page.getByRole('combobox', { name: 'Column' }).fill('Embedding')
  await expect(page.getByRole('option', { name: /Embedding of the input/ })).toBeHidden()
})

for (const [status, prefixes] of [
  [404, ['/v2', '/public/v2']],
  [405, ['/public/v2']],
] as const) {
  test(`without companions (${status}) columns are typed, and one line says what is missing`, async ({
    page,
  }) => {
    await open(page, { companions: status, prefixes })
    await expect(page.getByText('This service doesn’t count records.')).toHaveCount(1)
    await expect(page.getByText(/This service has no preview/)).toHaveCount(1)
    await fillTokens(await addLeaf(page, 'tags'), ['prod'])
    const row = await addLeaf(page, 'created_at')
    await expect(row.getByRole('button', { name: /Column type/ })).toHaveText(/date/)
    await row.getByRole('spinbutton', { name: /year/i }).click()
    await page.keyboard.type('202603010000')
    await chooseFormat(page, 'CSV')
    await page.getByRole('button', { name: 'Choose columns' }).click()
    for (const id of ['id', 'created_at', 'output']) {
      await page.getByRole('combobox', { name: 'Columns of the file' }).fill(id)
      await page.getByRole('option', { name: `Add ${id}` }).click()
    }
    await closeList(page)
    await page.getByRole('tab', { name: 'File' }).click()
    await expect(page.getByLabel('The beginning of the file')).toContainText('id,created_at,output')
    const file = await exportFile(page)
    expect(file.bytes.toString()).toMatch(/^id,created_at,output\r\n/)
    expect(file.name).toMatch(/^support-answers-week-12-\d{8}T\d{6}Z\.csv$/)
    expectProven(file)
    await expect(page.getByText('Can’t verify', { exact: true })).toBeVisible()
    await expect(page.getByText(/can’t prove that the file is complete/)).toBeVisible()
    await expect(page.getByText('Complete', { exact: true })).toHaveCount(0)
    await expect(page.getByRole('alert')).toHaveCount(0)
    // Without counts, the page does not ask for each node.
    expect(at.service.sent().operations.filter((one) => one === 'count').length).toBeLessThan(20)
  })
}

test('without counts, ids that are all in the file prove it complete', async ({ page }) => {
  await open(page, { companions: 404 })
  const whole = await exportFile(page)
  await expect(page.getByText('Can’t verify', { exact: true })).toBeVisible()
  const ids = [...whole.bytes.toString().matchAll(/^.*$/gm)]
    .slice(0, 3)
    .map(([line]) => (JSON.parse(line) as { id: string }).id)
  await page.getByText('Record IDs', { exact: true }).click()
  await page.getByRole('textbox', { name: 'Record IDs' }).fill(ids.join('\n'))
  await expect(page.getByText('3 record IDs')).toBeVisible()
  const file = await exportFile(page)
  expect(file.bytes.equals(at.service.lastFile())).toBe(true)
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()
  await expect(page.getByText(/every requested ID is in the file/)).toBeVisible()
})

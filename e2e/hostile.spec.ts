import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { expect, test, type Page } from '@playwright/test'
import Papa from 'papaparse'
import { addLeaf, chooseFormat, exportFile, fillTokens, tree } from './support/builder.ts'
import { image, queue, records, script, texts, uuid } from './support/hostile-queue.ts'
import { startServer, type RunningServer } from './support/start-server.ts'

/** Every name and text is code in some language; none of it may run. */

const shown = (text: string) => text.slice(0, 30)

const key = 'hostile-administrator'
let folder: string
let server: RunningServer

test.describe.configure({ mode: 'default' })
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'winnow-script-'))
  writeFileSync(join(folder, 'queue.json'), JSON.stringify(queue))
  const lines = records.map((record) => `${JSON.stringify(record)}\n`)
  writeFileSync(join(folder, 'records.jsonl'), lines.join(''))
  server = await startServer(['--queue', folder], { WINNOW_API_KEY: key })
})
test.afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** What must not happen on the page; checked after every test. */
let trouble: string[]
/** The browser may log refused requests. */
let isRefused: boolean
test.beforeEach(async ({ page, context }) => {
  trouble = []
  isRefused = false
  await context.exposeFunction('reportTrouble', (what: string) => void trouble.push(what))
  await context.addInitScript(() => {
    const { reportTrouble: report } = window as unknown as { reportTrouble: (what: string) => void }
    Object.defineProperty(window, '__executed', {
      set() {
        report('a script was executed')
      },
    })
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      report(`the policy stopped ${violatedDirective} ${blockedURI}`),
    )
  })
  page.on('dialog', (dialog) => {
    trouble.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('pageerror', (error) => trouble.push(`an error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(`on the console: ${message.text()}`)
  })
  page.on('popup', (popup) => trouble.push(`a window: ${popup.url()}`))
})
test.afterEach(async ({ page }) => {
  await expectText(page)
})

/** The hostile text is on the page as text, not as an element. */
async function expectText(page: Page): Promise<void> {
  const selectors =
    'iframe, base, [onerror], [onload], [onclick], img[src="x"], a[href^="javascript:"], script:not([src]):not([nonce])'
  await expect(page.locator(selectors)).toHaveCount(0)
  const refusal = /^on the console: Failed to load resource: .* 40[14] /
  expect(trouble.filter((what) => !isRefused || !refusal.test(what))).toEqual([])
  expect(new URL(page.url()).origin).toBe(server.url)
}

async function open(page: Page): Promise<void> {
  await page.goto(`${server.url}/#key=${key}`)
  const option = page.getByRole('option').first()
  await expect(option).toContainText(queue.queue.name)
  await option.click()
  await expect(page.getByRole('button', { name: `Export ${texts.length} records` })).toBeVisible()
}

test('queue, columns, suggested values, filter, counts and first rows show hostile texts as text', async ({
  page,
}) => {
  await open(page)
  await expect(page.getByText(shown(script)).first()).toBeVisible()
  await expect(page.getByRole('grid', { name: 'First rows' })).toContainText(shown(image))
  await expectText(page)

  const row = await addLeaf(page, 'Tags')
  await row.locator('[data-field=value]').getByRole('combobox').fill('<script')
  await expect(page.getByRole('option').filter({ hasText: script }).first()).toBeVisible()
  await fillTokens(row, [image, script])
  await expect(page.getByRole('button', { name: /^Export \d+ records/ })).toBeVisible()
  await expect(tree(page)).toContainText(shown(image))
  await expectText(page)

  for (const column of ['Labels', 'Choice', 'Metric', 'Key javascript', 'Key __proto__']) {
    const another = await addLeaf(page, column)
    await another.getByRole('button', { name: 'More' }).click()
    await page.keyboard.press('Escape')
  }
  await expectText(page)
  await addLeaf(page, 'Fully Annotated')
  await expectText(page)
})

test('a file holds every hostile text exactly, under a valid name', async ({ page }) => {
  await open(page)
  const name = page.getByRole('textbox', { name: 'File name' })
  await name.fill(`../../${script}\\..\\${image}\u202e "a;b".csv`)
  await chooseFormat(page, 'CSV')
  const csv = await exportFile(page)
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()
  expect(csv.name).toMatch(/\.csv$/)
  expect(csv.name).not.toMatch(/[/\\<>:"|?*\p{Cc}]|^\./u)
  const { data } = Papa.parse<Record<string, string>>(csv.bytes.toString(), {
    header: true,
    skipEmptyLines: true,
  })
  expect(data).toHaveLength(records.length)
  for (const [index, { id, input, output, tags }] of records.entries()) {
    expect(data[index]).toMatchObject({
      id,
      input,
      [`user_metadata/Key ${image}`]: input,
    })
    const nested = (column: string) => JSON.parse(data[index]?.[column] ?? '') as unknown
    expect(nested('output')).toEqual(output)
    expect(nested('tags')).toEqual(tags)
    expect(nested(`feedback/${uuid(11)}`)).toEqual([input])
  }
  await expectText(page)

  await page.getByRole('button', { name: 'Dismiss' }).first().click()
  await name.fill(script)
  await chooseFormat(page, 'JSONL')
  const jsonl = await exportFile(page)
  expect(jsonl.name).toMatch(/^[^/\\<>:"|?*]+\.jsonl$/)
  const lines = jsonl.bytes.toString().split('\n').slice(0, -1)
  expect(lines).toHaveLength(records.length)
  for (const [index, record] of records.entries()) {
    expect(JSON.parse(lines[index] ?? '')).toMatchObject(record)
  }
  expect(existsSync(join(folder, '..', 'outside'))).toBe(false)
})

test('receipt, history, JSON view and code show hostile texts as text', async ({ page }) => {
  await open(page)
  await page.getByRole('textbox', { name: 'File name' }).fill(image)
  await fillTokens(await addLeaf(page, 'Name'), texts.slice(0, 8))
  await expect(page.getByRole('button', { name: 'Export 9 records' })).toBeVisible()
  await exportFile(page)
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save receipt' }).click()
  const receipt = await saving
  expect(receipt.suggestedFilename()).not.toMatch(/[/\\<>:"|?*]/)
  expect(JSON.parse(readFileSync(await receipt.path(), 'utf8'))).toMatchObject({
    queue: { name: queue.queue.name },
    verdict: { kind: 'complete' },
  })
  await expectText(page)

  await page.getByRole('button', { name: 'History' }).click()
  const history = page.getByRole('dialog', { name: 'History' })
  await expect(history).toContainText(queue.queue.name)
  await history.getByRole('button', { name: 'Compare' }).click()
  await expectText(page)
  await page.keyboard.press('Escape')

  for (const view of ['Request', 'cURL', 'Python', 'TypeScript']) {
    await page.getByRole('tab', { name: view, exact: true }).click()
    await expect(page.getByRole('tabpanel')).toContainText('window.__executed')
    await expectText(page)
  }
  await page.getByRole('button', { name: 'Edit as JSON' }).click()
  await expect(page.getByRole('textbox', { name: 'Filter as JSON' })).toContainText(shown(script))
})

test('a link opens hostile texts as text, also for another person', async ({ page, context }) => {
  await open(page)
  await page.getByRole('textbox', { name: 'File name' }).fill(script)
  await fillTokens(await addLeaf(page, 'Name'), [image])
  await expect(page.getByRole('button', { name: 'Export 2 records' })).toBeVisible()
  await page.getByRole('button', { name: 'Share' }).click()
  const field = page.getByRole('textbox', { name: 'Link' })
  await expect(field).toHaveValue(/#w2\./)
  const link = await field.inputValue()
  await expectText(page)
  const theirs = await context.newPage()
  await theirs.goto(link)
  await theirs.getByRole('textbox', { name: /key/i }).first().fill(key)
  await theirs
    .getByRole('button', { name: /^Sign in/ })
    .first()
    .click()
  await expect(theirs.getByRole('textbox', { name: 'File name' })).toHaveValue(script)
  await expect(tree(theirs)).toContainText(shown(image))
  await expectText(theirs)
  await theirs.close()
})

const packed = (value: unknown) =>
  `w1.${deflateRawSync(Buffer.from(JSON.stringify(value))).toString('base64url')}`
const fragments = [
  script,
  encodeURIComponent(image),
  `key=${encodeURIComponent(image)}`,
  'w1.',
  'w1.%3Cscript%3E',
  'w9.AAAA',
  `s1.${'0'.repeat(64)}`,
  's1.../../token-secret',
  `w1.${Buffer.from(script).toString('base64url')}`,
  packed(script),
  packed({ q: image, t: { and: [{ filter: { type: script, column_id: image } }] }, n: script }),
  packed({ __proto__: { redact: false }, constructor: { prototype: { polluted: true } } }),
  `w1.${deflateRawSync(Buffer.alloc(32 * 1024 * 1024)).toString('base64url')}`,
]

for (const [index, fragment] of fragments.entries()) {
  test(`a hostile fragment does nothing (${index + 1})`, async ({ page }) => {
    isRefused = true
    await open(page)
    await page.evaluate((hash) => {
      window.location.hash = hash
    }, fragment)
    await page.waitForTimeout(300)
    await expectText(page)
    await page.reload()
    await expect(page.locator('main, [role=dialog]').first()).toBeVisible()
    expect(await page.evaluate(() => 'polluted' in {})).toBe(false)
  })
}

test('a hostile list of ids is read as lines without an id', async ({ page }) => {
  await open(page)
  await page.getByText('Record IDs', { exact: true }).click()
  const list = [...texts, `${image}${uuid(100)}${script}`, `javascript:${uuid(101)}`].join('\n')
  await page.getByRole('textbox', { name: 'Record IDs' }).fill(list)
  await expect(page.getByText('2 record IDs', { exact: true })).toBeVisible()
  await page.getByRole('radio', { name: /^Lines without an ID/ }).click({ force: true })
  await expect(
    page
      .getByRole('listitem')
      .filter({ hasText: shown(image) })
      .first(),
  ).toBeVisible()
  await expectText(page)
  await expect(page.getByRole('button', { name: 'Export 2 records' })).toBeVisible()
})

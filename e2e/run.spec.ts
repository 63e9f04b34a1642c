import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { exported, sampleQueues } from './support/api.ts'
import { addLeaf, chooseFormat, chooseQueue, signIn } from './support/builder.ts'
import { readClipboard } from './support/clipboard.ts'

/** The ways to save a file. */

const everything = { record_selector: { type: 'filter_tree', filter_tree: { and: [] } } }
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

async function chooseWay(page: Page, way: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Other ways to save' }).click()
  await page.getByRole('menuitem', { name: way }).click()
}

test('by link the browser downloads the file itself, and the server reports that it is complete', async ({
  page,
  baseURL,
}) => {
  const { id, name } = sampleQueues.agent
  await signIn(page)
  await chooseQueue(page, name)
  await expect(page.getByRole('button', { name: 'Export 50,000 records' })).toBeVisible()
  const downloading = page.waitForEvent('download')
  await chooseWay(page, /Browser download/)
  const download = await downloading
  const bytes = readFileSync(await download.path())
  expect(bytes.equals(await exported(baseURL, id, everything))).toBe(true)
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()
  await expect(page.getByText('All 50,000 records are in the file.')).toBeVisible()
  await expect(page.getByText(`SHA-256 ${sha256(bytes)}`)).toBeVisible()
  await expect(page.getByText(download.suggestedFilename())).toBeVisible()
})

test('through the page every byte is counted and hashed, and the receipt has all facts', async ({
  page,
  baseURL,
}) => {
  const { id, name } = sampleQueues.docs
  await signIn(page)
  await chooseQueue(page, name)
  const downloading = page.waitForEvent('download')
  await chooseWay(page, /Download with checks/)
  const bytes = readFileSync(await (await downloading).path())
  expect(bytes.equals(await exported(baseURL, id, everything))).toBe(true)
  await expect(page.getByText(`SHA-256 ${sha256(bytes)}`)).toBeVisible()

  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save receipt' }).click()
  const receipt = await saving
  expect(receipt.suggestedFilename()).toMatch(/\.jsonl\.receipt\.json$/)
  const said = JSON.parse(readFileSync(await receipt.path(), 'utf8')) as Record<string, unknown>
  const rows = bytes.toString().split('\n').length - 1
  expect(said).toMatchObject({
    receipt: 'winnow/1',
    queue: { id, name },
    request: { ...everything, export_format: 'jsonl', redact: true },
    verdict: { kind: 'complete' },
    file: { bytes: bytes.length, sha256: sha256(bytes), redacted: true },
    records: { counted: rows, in_file: rows },
  })
  expect(JSON.stringify(said)).not.toContain('sample-owner')
})

for (const redacts of [true, false]) {
  const kind = redacts ? 'a redacted' : 'an unredacted'
  test(`the page, the saved file and the receipt give ${kind} file the same name`, async ({
    page,
  }) => {
    await signIn(page)
    await chooseQueue(page, sampleQueues.docs.name)
    if (!redacts)
      await page.getByText('Sensitive text is replaced with its redacted version').click()
    await page.getByRole('textbox', { name: 'File name' }).fill('{queue} {count}')
    const planned = (await page.getByText(/^Saved as .*\d/).textContent())?.slice(
      'Saved as '.length,
    )
    const downloading = page.waitForEvent('download')
    await chooseWay(page, /Download with checks/)
    expect((await downloading).suggestedFilename()).toBe(planned)
    expect(planned?.includes('unredacted')).toBe(!redacts)
    await expect(page.getByText(String(planned), { exact: true })).toBeVisible()
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save receipt' }).click()
    const receipt = await saving
    expect(receipt.suggestedFilename()).toBe(`${planned}.receipt.json`)
    const { file } = JSON.parse(readFileSync(await receipt.path(), 'utf8')) as {
      readonly file: { readonly name: string }
    }
    expect(file.name).toBe(planned)
  })
}

test('a second press while records are counted starts no second export', async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, sampleQueues.docs.name)
  let answer = () => {}
  const mayAnswer = new Promise<void>((resolve) => (answer = resolve))
  await page.route(/\/(records\/count|tree_counts|selection_facts)$/, async (route) => {
    await mayAnswer
    await route.continue()
  })
  // The name needs the count, so the export waits for it.
  await page.getByRole('textbox', { name: 'File name' }).fill('{count}')
  await addLeaf(page, 'Correctness').then((row) =>
    row.getByRole('textbox', { name: 'Value' }).fill('0'),
  )
  const names: string[] = []
  page.on('download', (download) => names.push(download.suggestedFilename()))
  const button = page.getByRole('button', { name: /^Export/ }).last()
  await button.click()
  await button.click()
  answer()
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'History', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'History' })).toContainText(names[0] ?? 'a name')
  expect(names).toHaveLength(1)
})

test('a run in the history can be opened, compared, repeated and deleted, and the deletion undone', async ({
  page,
}) => {
  await signIn(page)
  await chooseQueue(page, sampleQueues.docs.name)
  await chooseFormat(page, 'CSV')
  const downloading = page.waitForEvent('download')
  await page
    .getByRole('button', { name: /^Export [\d,]+ records/ })
    .last()
    .click()
  const file = (await downloading).suggestedFilename()
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()
  await chooseFormat(page, 'JSONL')

  const history = page.getByRole('button', { name: 'History' })
  const dialog = page.getByRole('dialog', { name: 'History' })
  await history.click()
  await expect(dialog.getByText(file)).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Search the history' }).fill('incomplete')
  await expect(dialog.getByText('No matching runs.')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Search the history' }).fill('docs csv')
  await dialog.getByRole('button', { name: 'Compare' }).click()
  await expect(dialog.getByText('Only in the past run: CSV')).toBeVisible()
  await expect(dialog.getByText('Only on the page: JSONL')).toBeVisible()
  // The focus must not be lost, and must not move to the close button.
  await expect(dialog.getByRole('button', { name: 'Back to history' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Compare' })).toBeFocused()
  await dialog.getByRole('button', { name: 'Open' }).click()
  await expect(page.getByRole('radio', { name: 'CSV' })).toBeChecked()

  await history.click()
  const again = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Export again' }).first().click()
  expect((await again).suggestedFilename()).toMatch(/\.csv$/)
  await history.click()
  await expect(dialog.getByRole('button', { name: 'Compare' })).toHaveCount(2)
  await page.reload()
  await history.click()
  await expect(dialog.getByRole('button', { name: 'Compare' })).toHaveCount(2)
  const clear = dialog.getByRole('button', { name: 'Clear', exact: true })
  await clear.click()
  await expect(dialog.getByText(/^Delete all 2 runs from this browser/)).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(clear).toBeFocused()
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await expect(dialog.getByText(/No exports yet/)).toBeFocused()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Undo' }).click()
  await expect(dialog.getByRole('button', { name: 'Compare' })).toHaveCount(2)
  await dialog.getByRole('button', { name: 'Copy receipt' }).first().click()
  await expect(page.getByText('Receipt copied')).toBeVisible()
})

test('ids that are not in the file are named and can be copied', async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, sampleQueues.support.name)
  const stranger = '00000000-0000-4000-8000-000000000000'
  await page.getByRole('grid', { name: 'First rows' }).getByRole('gridcell').first().click()
  const first = await page.getByRole('region', { name: 'ID', exact: true }).innerText()
  await page.keyboard.press('Escape')
  await page.getByText('Record IDs', { exact: true }).click()
  await page.getByRole('textbox', { name: 'Record IDs' }).fill(`${first}\n${stranger}`)
  await page.getByRole('button', { name: 'Export 1 record' }).click()
  await expect(page.getByText('1 of 2 IDs are in the file, 1 is missing.')).toBeVisible()
  await page.getByRole('button', { name: 'Copy missing IDs' }).click()
  expect(await readClipboard(page)).toBe(stranger)
})

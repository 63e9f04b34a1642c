import { readFileSync } from 'node:fs'
import { expect, test, type Browser, type Locator, type Page } from '@playwright/test'
import { addLeaf, chooseQueue, signIn, writtenAddress } from './support/builder.ts'
import { readClipboard } from './support/clipboard.ts'

const stranger = (index: number) =>
  `ffffffff-0000-4000-8000-${index.toString(16).padStart(12, '0')}`
const ids = Array.from({ length: 5000 }, (_, index) => stranger(index))

const share = async (page: Page) => {
  await page.getByRole('button', { name: 'Share' }).click()
  return page.getByRole('dialog', { name: 'Share this export' })
}

/** 5 000 ids are more than a link holds. */
async function openWithIds(page: Page): Promise<void> {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  await page.getByText('Record IDs', { exact: true }).click()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'ids.txt', mimeType: 'text/plain', buffer: Buffer.from(ids.join('\n')) })
  await expect(page.getByText('5,000 record IDs', { exact: true })).toBeVisible()
}

const indexOf = (list: Locator, link: string): Promise<number> =>
  list
    .getByRole('listitem')
    .evaluateAll(
      (rows, address) => rows.findIndex((row) => row.querySelector('a')?.href === address),
      link,
    )

/** A page in another person's browser. */
const colleague = async (browser: Browser, baseURL: string | undefined): Promise<Page> =>
  (await browser.newContext({ baseURL: String(baseURL) })).newPage()

test('the dialog shows the link’s length and what it opens, and copies it', async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  const row = await addLeaf(page, 'Quality')
  await row.getByRole('textbox', { name: 'Value' }).fill('3')
  await expect(page.getByRole('button', { name: /^Export [\d,]+ records/ })).toBeVisible()
  const dialog = await share(page)
  await expect(dialog.getByText(/^\d{3} characters\. Works in chat tools/)).toBeVisible()
  await expect(dialog.getByText(/Records whose Quality is .*3\. Redacted\. JSONL/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Copy' }).click()
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible()
  const copied = await readClipboard(page)
  expect(copied).toBe(await dialog.getByRole('textbox', { name: 'Link' }).inputValue())
  expect(copied).not.toContain('sample-owner')
})

test('a configuration that is too long for a link becomes a file, opened by picker or by drop', async ({
  page,
  browser,
  baseURL,
}) => {
  await openWithIds(page)
  const dialog = await share(page)
  await expect(dialog.getByText(/^5,000 record IDs don’t fit in a link/)).toBeVisible()
  const downloading = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save as file' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/\.winnow\.json$/)
  const text = readFileSync(await download.path(), 'utf8')
  expect(text).not.toContain('sample-owner')

  const theirs = await colleague(browser, baseURL)
  await signIn(theirs)
  const opening = await share(theirs)
  await opening.locator('input[type=file]').setInputFiles({
    name: download.suggestedFilename(),
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  })
  await expect(theirs.getByText('5,000 record IDs', { exact: true })).toBeVisible()

  await theirs.getByRole('button', { name: 'Clear' }).click()
  const dropped = await theirs.evaluateHandle((written) => {
    const data = new DataTransfer()
    data.items.add(new File([written], 'weekly.winnow.json', { type: 'application/json' }))
    return data
  }, text)
  await theirs
    .getByRole('textbox', { name: 'Record IDs' })
    .dispatchEvent('drop', { dataTransfer: dropped })
  await expect(theirs.getByText('5,000 record IDs', { exact: true })).toBeVisible()

  const broken = await theirs.evaluateHandle(() => {
    const data = new DataTransfer()
    data.items.add(new File(['{}'], 'broken.winnow.json'))
    return data
  })
  await theirs.locator('body').dispatchEvent('drop', { dataTransfer: broken })
  await expect(theirs.getByText(/^“broken\.winnow\.json” couldn’t be opened\./)).toBeVisible()
  await expect(theirs.getByText('5,000 record IDs', { exact: true })).toBeVisible()
  await theirs.context().close()
})

test('an export saved on the server opens for members of its queue only', async ({
  page,
  browser,
  baseURL,
}) => {
  await openWithIds(page)
  const dialog = await share(page)
  await dialog.getByRole('button', { name: 'Save on this server' }).click()
  const link = await dialog.getByRole('textbox', { name: 'Link to this server' }).inputValue()
  expect(link).toMatch(/#s1\.[0-9a-f]{64}$/)
  for (const user of ['Amir Haddad', 'Noor Visser'] as const) {
    const theirs = await colleague(browser, baseURL)
    await theirs.goto(link)
    await theirs.getByRole('button', { name: new RegExp(user) }).click()
    if (user === 'Amir Haddad') {
      await expect(theirs.getByText('5,000 record IDs', { exact: true })).toBeVisible()
      // Their change goes into their address.
      await theirs.getByRole('textbox', { name: 'File name' }).fill('mine')
      await expect.poll(() => new URL(theirs.url()).hash).toMatch(/^#w2\./)
    } else {
      await expect(theirs.getByText(/^This link can’t be opened\./)).toBeVisible()
    }
    await theirs.context().close()
  }
})

test('exports saved on the server are listed and can be deleted', async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, 'Docs question answering')
  await page.getByRole('textbox', { name: 'File name' }).fill('kept for a moment')
  const dialog = await share(page)
  await dialog.getByRole('button', { name: 'Save on this server' }).click()
  const link = await dialog.getByRole('textbox', { name: 'Link to this server' }).inputValue()
  await dialog.getByRole('button', { name: /^Show exports saved on this server/ }).click()
  const list = dialog.getByRole('list', { name: 'Exports saved on this server' })
  const kept = list.locator(`a[href="${link}"]`)
  const row = list.getByRole('listitem').nth(await indexOf(list, link))
  await row.getByRole('button', { name: 'Delete' }).click()
  await row.getByRole('button', { name: 'Cancel' }).click()
  await expect(kept).toHaveCount(1)
  await row.getByRole('button', { name: 'Delete' }).click()
  await row.getByRole('button', { name: 'Delete' }).click()
  await expect(row.getByText('Its link stops working for everyone.')).toHaveCount(0)
  await expect(kept).toHaveCount(0)

  await page.goto('about:blank')
  await page.goto(link)
  await expect(page.getByText(/^This link can’t be opened\./)).toBeVisible()
})

test('Back and Forward go from step to step and keep the edits of each', async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  const queue = page.getByRole('button', { name: /^Queue:/ })
  await addLeaf(page, 'Quality')
  await page.getByRole('textbox', { name: 'File name' }).fill('first')
  await queue.click()
  await chooseQueue(page, 'Agent runs')
  await writtenAddress(page)
  await page.getByRole('textbox', { name: 'File name' }).fill('second')
  await writtenAddress(page)
  await page.goBack()
  await expect(queue).toContainText('Support answers')
  await expect(page.getByRole('textbox', { name: 'File name' })).toHaveValue('first')
  await expect(page.getByRole('button', { name: 'Column: Quality' })).toBeVisible()
  await page.goForward()
  await expect(queue).toContainText('Agent runs')
  await expect(page.getByRole('textbox', { name: 'File name' })).toHaveValue('second')
})

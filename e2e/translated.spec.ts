import { expect, test, type Page } from '@playwright/test'
import { sampleQueues } from './support/api.ts'
import { addLeaf, chooseFormat, chooseQueue, fillTokens, signIn, tree } from './support/builder.ts'
import { translatePage } from './support/translate-page.ts'

/** The page works while the browser translates it, and shows current values. */

async function opened(page: Page): Promise<void> {
  await signIn(page)
  await chooseQueue(page, sampleQueues.docs.name)
  await expect(page.getByRole('button', { name: /^Export [\d,]+ records/ })).toBeVisible()
}

/** Edits everything and returns the page's text. */
async function edited(page: Page): Promise<string> {
  const row = await addLeaf(page, 'Name')
  await fillTokens(row, ['answer'])
  await addLeaf(page, 'Status Code')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await chooseFormat(page, 'CSV')
  for (const tab of ['Request', 'File', 'Preview']) {
    await page.getByRole('tab', { name: tab, exact: true }).click()
  }
  for (const name of ['Share', 'History', 'Presets']) {
    await page.getByRole('button', { name, exact: true }).click()
    await expect(page.getByRole('dialog', { name })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog', { name })).toBeHidden()
  }
  await page.getByText('Sensitive text is replaced with its redacted version').click()
  await expect(tree(page).getByRole('button', { name: /^Column:/ })).toHaveCount(1)
  await expect(
    page.getByRole('button', { name: /^Export [\d,]+ records, unredacted/ }),
  ).toBeVisible()
  await expect(page.getByText(/none in this selection/)).toBeVisible()
  await expect(page.getByText(/Updating|Not up to date/)).toHaveCount(0)
  return page.locator('main').innerText()
}

test('a translated page shows the same as an untranslated one after every edit', async ({
  page,
  browser,
}) => {
  await opened(page)
  const expected = await edited(page)
  for (const way of ['replace', 'wrap'] as const) {
    const other = await browser.newPage()
    const failures: string[] = []
    other.on('pageerror', ({ message }) => failures.push(message))
    await opened(other)
    await translatePage(other, way)
    // Names of queues, columns, values and rows are data, so they are not translated.
    expect(await other.locator('font', { hasText: 'Docs question answering' }).count()).toBe(0)
    expect(await edited(other)).toBe(expected)
    await expect(other.locator('table font, bdi font')).toHaveCount(0)
    const ownWords = tree(other)
      .locator('font')
      .filter({ hasText: /^(Name|answer)$/ })
    await expect(ownWords).toHaveCount(0)
    expect(failures).toEqual([])
    await other.close()
  }
})

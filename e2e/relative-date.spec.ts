import { expect, test, type Locator, type Page } from '@playwright/test'
import {
  addLeaf,
  chooseOperator,
  chooseQueue,
  exportFile,
  signIn,
  tree,
  writtenAddress,
} from './support/builder.ts'

/** Dates that move with the present, from editor to file. */

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime('2026-03-10T11:30:20Z')
  await signIn(page)
  await chooseQueue(page, 'Support answers')
})

const preset = async (page: Page, row: Locator, name: string) => {
  await row
    .getByRole('button', { name: /^Calendar/ })
    .first()
    .click()
  await page.getByRole('button', { name, exact: true }).click()
}

const sentence = (page: Page, text: string) =>
  expect(page.getByText(text, { exact: false }).first()).toBeVisible()

test('“last 7 days” stays relative in tree, sentence, JSON and link, and is an instant in the request', async ({
  page,
}) => {
  const row = await addLeaf(page, 'Created')
  await preset(page, row, 'Last 7 days')
  await expect(
    row.getByRole('button', { name: /^Value: start of the day 7 days ago, now 2026-03-03, 00:00/ }),
  ).toBeVisible()
  await sentence(page, 'in the last 7 days, since 3 Mar 2026, 00:00 Europe/Berlin')
  await expect(page.getByRole('button', { name: /^Export [1-9][\d,]* records/ })).toBeVisible()
  await page.getByRole('tab', { name: 'Request' }).click()
  await expect(page.getByText('2026-03-02T23:00:00Z').first()).toBeVisible()
  await page.getByRole('button', { name: 'Edit as JSON' }).click()
  await expect(page.getByRole('textbox', { name: /JSON/ })).toContainText('now/d-7d[Europe/Berlin]')
  await page.getByRole('button', { name: 'Edit as JSON' }).click()

  const address = await writtenAddress(page)
  await page.clock.setFixedTime('2026-03-13T11:30:20Z')
  await page.goto('about:blank')
  await page.goto(address)
  await sentence(page, 'in the last 7 days, since 6 Mar 2026, 00:00 Europe/Berlin')
  const file = await exportFile(page)
  const days = file.bytes
    .toString()
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { created_at: string }).created_at)
  expect(days.length).toBeGreaterThan(0)
  expect(days.filter((day) => day < '2026-03-05T23:00')).toEqual([])
})

test('a relative date is edited, made fixed, and made relative again', async ({ page }) => {
  const row = await addLeaf(page, 'Created')
  await preset(page, row, 'This month')
  await row.getByRole('button', { name: /^Value: start of this month/ }).click()
  const editor = page.getByRole('dialog', { name: 'Relative date' })
  await editor.getByRole('textbox', { name: 'Number' }).fill('2')
  await editor.getByRole('button', { name: /^Unit/ }).click()
  await page.getByRole('option', { name: 'weeks' }).click()
  await expect(editor.getByText('Right now: 15 Feb 2026, 00:00 Europe/Berlin')).toBeVisible()
  await editor.getByRole('button', { name: 'Use a fixed date' }).click()
  await expect(editor).toHaveCount(0)
  await expect(row).toContainText('2026-02-15')
  await preset(page, row, 'Use a relative date')
  await expect(
    row.getByRole('button', { name: /^Value: start of the day 23 days ago/ }),
  ).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(row).toContainText('2026-02-15')
})

test('a period takes whole weeks and months', async ({ page }) => {
  const row = await addLeaf(page, 'Created')
  await chooseOperator(page, row, 'is between')
  await preset(page, row, 'Last week')
  await expect(row.getByRole('button', { name: /^From: start of last week/ })).toBeVisible()
  await expect(row.getByRole('button', { name: /^To: start of this week/ })).toBeVisible()
  await sentence(page, 'between the start of last week (Monday), 2 Mar 2026, 00:00 Europe/Berlin')
  await expect(page.getByRole('button', { name: /^Export [1-9][\d,]* records/ })).toBeVisible()
  await expect(tree(page).locator('[data-node-key]')).toHaveCount(2)
})

import { expect, test, type Locator, type Page } from '@playwright/test'
import { addLeaf, chooseOperator, chooseQueue, signIn } from './support/builder.ts'

test.beforeEach(async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
})

/** Leaving the row shows its errors. */
const leave = (page: Page) => page.getByRole('button', { name: /^Queue:/ }).focus()

/** Pastes into the first segment of the date. */
async function pasteDate(row: Locator, text: string): Promise<void> {
  const part = row.locator('[data-field=value]').getByRole('spinbutton').first()
  await part.focus()
  await part.evaluate((element, given) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', given)
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)
}

test('a number that JSON would change is a problem where it was typed', async ({ page }) => {
  const row = await addLeaf(page, 'Status Code')
  const field = row.getByRole('textbox', { name: 'Value' })
  await field.fill('9007199254740993')
  await leave(page)
  await expect(field).toHaveValue('9007199254740993')
  await expect(row).toContainText('would become 9007199254740992')
  await field.fill('1,234.5')
  await leave(page)
  await expect(row).toContainText('no thousands separators')
  // The message is wider than the box, so that it does not wrap after every word.
  const message = await row.getByText('no thousands separators').boundingBox()
  expect(message?.width).toBeGreaterThan(200)
  expect((await field.boundingBox())?.width).toBeLessThan(150)
  await field.fill('9007199254740992')
  await leave(page)
  await expect(page.getByText('Status Code is at least 9007199254740992').first()).toBeVisible()
  await expect(row).not.toContainText('number')
})

test('a pasted time keeps its fraction when the day changes', async ({ page }) => {
  const row = await addLeaf(page, 'Created')
  await chooseOperator(page, row, 'is after')
  await pasteDate(row, '2026-03-01 22:59:00.900001+00')
  const value = row.locator('[data-field=value]')
  await expect(value).toContainText('.900001')
  await expect(page.getByText('1 Mar 2026, 23:59:00.900001 Europe/Berlin').first()).toBeVisible()
  await value.getByRole('spinbutton', { name: /day/ }).press('ArrowUp')
  await expect(page.getByText('2 Mar 2026, 23:59:00.900001 Europe/Berlin').first()).toBeVisible()
  await value.getByRole('spinbutton', { name: /hour/ }).press('ArrowDown')
  await expect(page.getByText('2 Mar 2026, 22:59:00.900001 Europe/Berlin').first()).toBeVisible()
  await pasteDate(row, 'soon')
  await expect(row).toContainText('“soon” isn’t a date and time. Write it like 2026-03-01 10:00.')
  await pasteDate(row, 'March 3, 2026 at 9:05 PM')
  await expect(page.getByText('3 Mar 2026, 21:05 Europe/Berlin').first()).toBeVisible()
})

test('the second of two equal clock hours can be chosen', async ({ page }) => {
  const row = await addLeaf(page, 'Created')
  await pasteDate(row, '25 Oct 2026, 02:30')
  await expect(row).toContainText('UTC+02:00')
  await row.getByRole('button', { name: 'Use the second (UTC+01:00)' }).click()
  await expect(page.getByText('25 Oct 2026, 02:30 Europe/Berlin (UTC+01:00)').first()).toBeVisible()
  await row.getByRole('spinbutton', { name: /minute/ }).press('ArrowUp')
  await expect(page.getByText('25 Oct 2026, 02:31 Europe/Berlin (UTC+01:00)').first()).toBeVisible()
})

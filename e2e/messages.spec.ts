import { expect, test, type Page } from '@playwright/test'
import { sampleQueues } from './support/api.ts'
import { chooseQueue, pressTab, signIn } from './support/builder.ts'

const id = '907a70c3-1012-4037-b64c-e4228c38fb29'
const messages = (page: Page) => page.getByRole('region', { name: 'Messages' })
const message = (page: Page) =>
  messages(page).getByRole('alertdialog', { name: 'Record IDs cleared' })
const box = (page: Page) => page.getByRole('textbox', { name: 'Record IDs' })

async function cleared(page: Page): Promise<void> {
  await signIn(page)
  await chooseQueue(page, sampleQueues.support.name)
  await page.getByText('Record IDs', { exact: true }).click()
  await box(page).fill(id)
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect(message(page)).toBeVisible()
}

test('F6 goes to the messages and back, and a message closed by keyboard returns the focus', async ({
  page,
}) => {
  await cleared(page)
  await box(page).focus()
  await page.keyboard.press('F6')
  await expect(message(page)).toBeFocused()
  await page.keyboard.press('F6')
  await expect(box(page)).toBeFocused()
  await page.keyboard.press('F6')
  await pressTab(page)
  await expect(message(page).getByRole('button', { name: 'Undo' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(messages(page)).toBeHidden()
  await expect(box(page)).toHaveValue(id)
  await expect(box(page)).toBeFocused()
})

test('a message with an action stays, also over an open dialog, until it is dismissed', async ({
  page,
}) => {
  await cleared(page)
  await page.clock.install()
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Share this export' })).toBeVisible()
  await page.clock.fastForward(60_000)
  await message(page).getByRole('button', { name: 'Dismiss' }).click()
  await expect(messages(page)).toBeHidden()
  await expect(page.getByRole('dialog', { name: 'Share this export' })).toBeVisible()
})

test('messages do not outlast the session', async ({ page }) => {
  await cleared(page)
  await page.getByRole('button', { name: /^Signed in as/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out or switch account' }).click()
  await page.getByRole('button', { name: /Amir Haddad/ }).click()
  await expect(page.getByRole('button', { name: /^Signed in as Amir/ })).toBeVisible()
  await expect(messages(page)).toBeHidden()
})

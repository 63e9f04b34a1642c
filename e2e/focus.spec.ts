import { expect, test, type Locator, type Page } from '@playwright/test'
import { addLeaf, chooseQueue, signIn, tree } from './support/builder.ts'

/** The focus is never lost to the page as a whole, where Tab would start from the top again. */

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: active } = document
    if (active === null || active === document.body) return 'the body'
    return active.getAttribute('aria-label') ?? active.textContent
  })

async function expectKept(page: Page): Promise<void> {
  // Dialogs give the focus back after a frame or two.
  await page.waitForTimeout(500)
  expect(await focused(page)).not.toBe('the body')
}

const currentRow = (page: Page): Locator => tree(page).locator('[data-node-key][tabindex="0"]')
const exportButton = (page: Page): Locator => page.locator('[data-export]')

test('after the sign-in the search of the queues has the focus, and after the choice the filter', async ({
  page,
}) => {
  await page.goto('/')
  await page.getByRole('button', { name: /Olivia Brandt/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('option', { name: /Support answers/ })).toBeVisible()
  await expect(page.locator('main').getByRole('combobox')).toBeFocused()
  await page.keyboard.type('Support')
  await page.keyboard.press('Enter')
  await expect(tree(page)).toBeVisible()
  await expect(currentRow(page)).toBeFocused()
})

test('after a sign-out the sign-in page has the focus', async ({ page }) => {
  await signIn(page)
  await page.getByRole('button', { name: /^Signed in as/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out or switch account' }).click()
  await expect(page.getByRole('button', { name: /Noor Visser/ })).toBeVisible()
  await expectKept(page)
})

test('every dialog gives the focus back', async ({ page }) => {
  await signIn(page)
  await page.getByRole('button', { name: 'Import API request' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Import API request' })).toBeFocused()
  await chooseQueue(page, 'Support answers')
  await expect(currentRow(page)).toBeFocused()
  for (const name of ['Share', 'History']) {
    const button = page.getByRole('button', { name, exact: true })
    await button.click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(button).toBeFocused()
  }
  await currentRow(page).focus()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(currentRow(page)).toBeFocused()
  for (const name of [/^Queue:/, /^Presets/, /^Signed in as/, 'Other ways to save']) {
    const button = page.getByRole('button', { name })
    await button.click()
    await expect(button).toHaveAttribute('aria-expanded', 'true')
    await page.keyboard.press('Escape')
    await expect(button).toBeFocused()
  }
  await page.getByText('Record IDs', { exact: true }).click()
  const stranger = '00000000-0000-4000-8000-000000000000'
  await page.getByRole('textbox', { name: 'Record IDs' }).fill(stranger)
  await page.getByRole('button', { name: 'Combine lists' }).click()
  const combine = page.getByRole('dialog', { name: 'Combine with a second list' })
  await combine.getByText('Remove', { exact: true }).click()
  await combine.getByRole('textbox', { name: 'Second list' }).fill(stranger)
  // The list is empty then, so the button that opened the dialog is gone.
  await combine.getByRole('button', { name: 'Apply' }).click()
  await expect(combine).toHaveCount(0)
  await expectKept(page)
})

test('a button that vanishes or is disabled by its own press leaves the focus near by', async ({
  page,
}) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  await addLeaf(page, 'Quality').then((row) =>
    row.getByRole('textbox', { name: 'Value' }).fill('5'),
  )
  await exportButton(page).click()
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Dismiss' }).focus()
  await page.keyboard.press('Enter')
  await expect(exportButton(page)).toBeFocused()
  const undo = page.getByRole('button', { name: /^Undo/ })
  while (await undo.isEnabled()) {
    await undo.focus()
    await page.keyboard.press('Enter')
    await expectKept(page)
  }
})

test('Ctrl Enter goes to Export from everywhere, and Ctrl Shift Enter to the filter or the list of ids', async ({
  page,
}) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  const row = await addLeaf(page, 'Tags')
  await row.getByRole('combobox', { name: 'Value' }).fill('prod')
  await page.keyboard.press('Control+Enter')
  await expect(exportButton(page)).toBeFocused()
  await expect(row.getByText('prod', { exact: true })).toBeVisible()
  await page.keyboard.press('Control+Shift+Enter')
  await expect(currentRow(page)).toBeFocused()
  // It goes to buttons, and presses none.
  await page.getByRole('button', { name: 'Share' }).focus()
  await page.keyboard.press('Control+Enter')
  await expect(exportButton(page)).toBeFocused()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByText('Record IDs', { exact: true }).click()
  const list = page.getByRole('textbox', { name: 'Record IDs' })
  await expect(list).toBeVisible()
  await page.keyboard.press('Control+Shift+Enter')
  await expect(list).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(list).toHaveValue('')
  await expect(exportButton(page)).toBeFocused()
  await page.getByText('Filter', { exact: true }).first().click()
  await page.getByRole('button', { name: 'Edit as JSON' }).click()
  const json = page.locator('.cm-content')
  await expect(json).toBeVisible()
  await page.keyboard.press('Control+Shift+Enter')
  await expect(json).toBeFocused()
  const text = await json.textContent()
  await page.keyboard.press('Control+Enter')
  await expect(exportButton(page)).toBeFocused()
  expect(await json.textContent()).toBe(text)
})

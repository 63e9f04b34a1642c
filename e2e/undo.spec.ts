import { expect, test } from '@playwright/test'
import { addLeaf, chooseQueue, signIn, tree } from './support/builder.ts'

test.beforeEach(async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
})

test('edits are undone one by one by their names, and redone', async ({ page }) => {
  const rows = tree(page).locator('[data-node-key]')
  const undo = page.getByRole('button', { name: /^Undo/ })
  const redo = page.getByRole('button', { name: /^Redo/ })
  await expect(redo).toBeDisabled()
  const row = await addLeaf(page, 'Status Code')
  await row.getByRole('textbox', { name: 'Value' }).pressSequentially('500')
  await expect(undo).toHaveAccessibleName('Undo: change Status Code')
  await row.getByRole('textbox', { name: 'Value' }).press('Escape')
  await page.keyboard.press('!')
  await expect(undo).toHaveAccessibleName('Undo: wrap in NOT')
  await expect(rows).toHaveCount(3)

  await page.keyboard.press('Control+z')
  await expect(rows).toHaveCount(2)
  await expect(page.getByText('Undone: wrap in NOT')).toBeAttached()
  await expect(rows.nth(1)).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(row.getByRole('textbox', { name: 'Value' })).toHaveValue('')
  await expect(undo).toHaveAccessibleName('Undo: choose column Status Code')
  await undo.click()
  await undo.click()
  await expect(rows).toHaveCount(1)

  while (await redo.isEnabled()) await redo.click()
  await expect(rows).toHaveCount(3)
  await expect(tree(page).getByRole('textbox', { name: 'Value' })).toHaveValue('500')
})

test('the options are undone as well, and a text field keeps its own undo', async ({ page }) => {
  const undo = page.getByRole('button', { name: /^Undo/ })
  await page.getByRole('radio', { name: 'CSV' }).click({ force: true })
  await expect(undo).toHaveAccessibleName('Undo: change format to CSV')
  await page.getByRole('switch', { name: /Sensitive/ }).click({ force: true })
  await expect(undo).toHaveAccessibleName('Undo: turn off redaction')
  const name = page.getByRole('textbox', { name: 'File name' })
  await name.pressSequentially('weekly')
  await expect(undo).toHaveAccessibleName('Undo: change file name')
  await name.press('Control+z')
  await expect(undo).toHaveAccessibleName(/turn off redaction|change file name/)
  await page.getByRole('heading', { name: 'The file' }).click()
  while ((await undo.getAttribute('aria-label')) !== 'Undo: choose queue') await undo.click()
  await expect(page.getByRole('radio', { name: 'JSONL' })).toBeChecked()
  await expect(page.getByRole('switch', { name: /Sensitive/ })).toBeChecked()
})

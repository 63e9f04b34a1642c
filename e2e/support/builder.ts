import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page } from '@playwright/test'

export type SampleUser = 'Olivia Brandt' | 'Amir Haddad' | 'Noor Visser'

export async function signIn(page: Page, user: SampleUser = 'Olivia Brandt'): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: new RegExp(user) }).click()
  await expect(page.getByRole('button', { name: /^Signed in as/ })).toBeVisible()
}

export async function chooseQueue(page: Page, name: string): Promise<void> {
  await page.getByRole('option', { name: new RegExp(name) }).click()
  await expect(page.getByRole('button', { name: new RegExp(`^Queue: ${name}`) })).toBeVisible()
}

/** Exact, because the summary also has the word for a while. */
export const chooseFormat = (page: Page, name: 'CSV' | 'JSONL' | 'Flat JSONL'): Promise<void> =>
  page.getByRole('radiogroup', { name: 'Format' }).getByText(name, { exact: true }).click()

/** WebKit on macOS stops at buttons only if Alt is held. */
export async function pressTab(page: Page, held: '' | 'Shift+' = ''): Promise<void> {
  const engine = page.context().browser()?.browserType().name()
  const option = engine === 'webkit' && process.platform === 'darwin' ? 'Alt+' : ''
  await page.keyboard.press(`${held}${option}Tab`)
}

/** Makes an edit, and waits until the page has written its address. */
export async function untilWritten(page: Page, edit: () => Promise<unknown>): Promise<void> {
  const before = page.url()
  await edit()
  await expect.poll(() => page.url()).not.toBe(before)
}

/** The address when all edits are in it: the page writes it at most half a second after each. */
export async function writtenAddress(page: Page): Promise<string> {
  for (let address = page.url(); ; address = page.url()) {
    await page.waitForTimeout(1200)
    if (page.url() === address) return address
  }
}

export const tree = (page: Page): Locator => page.getByRole('treegrid', { name: 'Filter' })

export async function addLeaf(page: Page, column: string): Promise<Locator> {
  const rows = tree(page).locator('[data-node-key]')
  const before = await rows.count()
  await tree(page).getByRole('button', { name: 'Condition', exact: true }).last().click()
  await expect(rows).toHaveCount(before + 1)
  const row = tree(page).locator('[data-node-key]').last()
  await pickColumn(page, row, column)
  return row
}

/** Chooses from the open list of columns, and leaves the value, which has the focus then. */
async function pickColumn(page: Page, row: Locator, column: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Column' }).fill(column)
  await page.getByRole('option', { name: column, exact: false }).first().click()
  await expect(row.getByRole('button', { name: new RegExp(`^Column: ${column}`) })).toBeVisible()
  const values = page.getByRole('listbox', { name: 'Value' })
  await expect(values.or(row.locator(':focus')).first()).toBeVisible()
  await page.keyboard.press('Escape')
}

export async function chooseOperator(page: Page, row: Locator, operator: string): Promise<void> {
  await row.locator('[data-field=operator]').getByRole('button').click()
  await page.getByRole('option', { name: operator, exact: true }).click()
}

export async function fillTokens(row: Locator, values: readonly string[]): Promise<void> {
  const input = row.locator('[data-field=value]').getByRole('combobox')
  for (const value of values) {
    await input.fill(value)
    await input.press('Enter')
  }
  await input.press('Escape')
}

export type Download = { readonly name: string; readonly bytes: Buffer }

export async function exportFile(page: Page): Promise<Download> {
  const downloading = page.waitForEvent('download')
  await page
    .getByRole('button', { name: /^Export/ })
    .last()
    .click()
  const download = await downloading
  const path = await download.path()
  return { name: download.suggestedFilename(), bytes: readFileSync(path) }
}

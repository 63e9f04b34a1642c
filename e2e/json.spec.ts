import { expect, test, type Page } from '@playwright/test'
import { addLeaf, chooseQueue, signIn, tree, writtenAddress } from './support/builder.ts'
import { expectAccessible } from './support/accessible.ts'

/** The JSON view and the tree show the same filter; invalid JSON stays a draft. */

test.beforeEach(async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
})

const editor = (page: Page) => page.getByRole('textbox', { name: 'Filter as JSON' })
const toggle = (page: Page) => page.getByRole('button', { name: 'Edit as JSON' })
/** The editor draws only the lines in view. */
const text = async (page: Page) => (await editor(page).innerText()).replaceAll(/\s+/g, ' ')

async function write(page: Page, json: string): Promise<void> {
  await editor(page).click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(json)
}

const qualityAtLeast = (value: number) =>
  JSON.stringify({
    and: [
      {
        filter: {
          type: 'number',
          column_id: 'feedback/6b1f0d3e-52a7-4c19-8e60-a4d7c2b9e001',
          operator: 'gte',
          value,
        },
      },
    ],
  })

test('an edit in the JSON view shows in the tree, and the other way round, and can be undone', async ({
  page,
}) => {
  const row = await addLeaf(page, 'Quality')
  await row.getByRole('textbox', { name: 'Value' }).fill('4')
  await toggle(page).click()
  await expect.poll(() => text(page)).toContain('"operator": "gte", "value": 4')
  // The CSP admits the editor's styles.
  await expect(page.locator('.cm-scroller')).toHaveCSS('font-family', /monospace/)
  const button = page.getByRole('button', { name: /^Export [\d,]+ records/ })
  await expect(button).not.toHaveText(/4,812/)
  const atLeast4 = await button.textContent()

  // Changes within a second are one step of undo.
  await page.waitForTimeout(1100)
  // At once: the page reads typed text after a pause, or when the view closes.
  await write(page, qualityAtLeast(2))
  await toggle(page).click()
  await expect(tree(page).getByRole('textbox', { name: 'Value' })).toHaveValue('2')
  await expect(button).not.toHaveText(atLeast4 ?? '')

  await toggle(page).click()
  await page.getByRole('button', { name: /^Undo: change Quality/ }).click()
  await expect.poll(() => text(page)).toContain('"value": 4')
})

test('JSON that is not a filter stays a draft, survives a reload and stops the export', async ({
  page,
}) => {
  await toggle(page).click()
  await write(page, qualityAtLeast(3))
  await expect(page.getByRole('button', { name: /^Export (?!4,812)[\d,]+ records/ })).toBeVisible()
  await write(page, '{"and": [\n{"filter": {"type": "words"}}]}')
  await expect(page.getByText(/A type must be one of id, date/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Show line 2' })).toBeVisible()

  await toggle(page).click()
  await expect(page.getByText('The JSON isn’t a valid filter yet', { exact: true })).toBeVisible()
  await expect(tree(page).getByRole('textbox', { name: 'Value' })).toHaveValue('3')
  await page
    .getByRole('button', { name: /^Export/ })
    .last()
    .click()
  await expect(page.getByRole('button', { name: 'Open JSON' })).toBeFocused()
  await expect(
    page.getByRole('button', { name: /^Filter: the JSON isn’t a valid filter yet/ }),
  ).toBeVisible()

  await writtenAddress(page)
  await page.reload()
  await page.getByRole('button', { name: 'Open JSON' }).click()
  await expect.poll(() => text(page)).toContain('"words"')
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect.poll(() => text(page)).toContain('"value": 3')
  await expect(page.getByRole('button', { name: /^Export [\d,]+ records/ })).toBeVisible()
})

test('the JSON view completes columns, types and operators where they fit', async ({ page }) => {
  await toggle(page).click()
  await editor(page).click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('{ "filter": { "column_id": "Qual')
  await expect(page.getByRole('option', { name: /^Quality/ })).toBeVisible()
  // CodeMirror ignores keys while the list has just opened.
  await page.waitForTimeout(150)
  await page.keyboard.press('Enter')
  await page.keyboard.type(', "operator": "gt')
  await expect(page.getByRole('option', { name: /^gte/ })).toBeVisible()
  await page.waitForTimeout(150)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.type(', "value": 4')
  await expect.poll(() => text(page)).toMatch(/"type": "number", "operator": "gte?", "value": 4 ?}/)
  await expect(page.getByRole('button', { name: /^Export [\d,]+ records/ })).toBeVisible()
})

test('the JSON view marks a problem of the tree and jumps to it', async ({ page }) => {
  await toggle(page).click()
  await write(
    page,
    '{"and": [\n{"filter": {"type": "text", "column_id": "name", "operator": "eq"}}]}',
  )
  await page.getByRole('button', { name: 'Enter a value.' }).click()
  await expect(editor(page)).toBeFocused()
  await expect(page.locator('.cm-lintRange-warning').first()).toBeVisible()
  await expectAccessible(page)
})

test('“fully annotated” is a whole condition without its column', async ({ page }) => {
  await toggle(page).click()
  await write(page, '{"filter":{"type":"fully_annotated"}}')
  await expect(page.getByRole('button', { name: /^Export 2,938 records/ })).toBeVisible()
  await toggle(page).click()
  const row = tree(page).locator('[data-node-key]')
  await expect(row.getByRole('button', { name: /^Column: Fully Annotated/ })).toBeVisible()
  await expect(row.locator('[data-field=user_ids]')).toBeVisible()
  await expect(page.getByText(/undefined/)).toHaveCount(0)
})

import { expect, test, type CDPSession, type Locator, type Page } from '@playwright/test'
import { addLeaf, chooseOperator, chooseQueue, signIn, tree } from './support/builder.ts'

/** Values stay as typed or pasted, and an input method gets its own keys. */

test.beforeEach(async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
})

const field = (row: Locator) => row.locator('[data-field=value]').getByRole('combobox')
const tokens = (row: Locator): Promise<string[]> =>
  row
    .locator('[data-field=value] [aria-label^="Remove "]')
    .evaluateAll((all) => all.map((one) => (one.getAttribute('aria-label') ?? '').slice(7)))

/** The first option for “ID” is another column. */
async function addIdLeaf(page: Page, operator: string): Promise<Locator> {
  const row = await addLeaf(page, 'Input')
  await row.getByRole('button', { name: /^Column:/ }).click()
  await page.getByRole('combobox', { name: 'Column' }).fill('ID')
  const id = page.getByText('ID', { exact: true })
  await page.getByRole('option').filter({ has: id }).first().click()
  await chooseOperator(page, row, operator)
  return row
}

const paste = (into: Locator, text: string): Promise<void> =>
  into.evaluate((element: HTMLInputElement, pasted) => {
    element.focus()
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    const event = { clipboardData, bubbles: true, cancelable: true }
    if (element.dispatchEvent(new ClipboardEvent('paste', event))) {
      document.execCommand('insertText', false, pasted)
    }
  }, text)

test('a text is one value, exactly as it was typed or pasted, until a person splits it', async ({
  page,
}) => {
  const row = await addLeaf(page, 'Input')
  await field(row).fill(' no ')
  await field(row).press('Enter')
  expect(await tokens(row)).toEqual([' no '])
  await paste(field(row), 'a, b')
  await expect.poll(() => tokens(row)).toEqual([' no ', 'a, b'])
  await paste(field(row), ' first\r\n\tsecond\r\n')
  await expect.poll(() => tokens(row)).toEqual([' no ', 'a, b', ' first\n\tsecond'])
  await row.getByRole('button', { name: 'Split into 2 values' }).click()
  await expect.poll(() => tokens(row)).toEqual([' no ', 'a, b', 'first', 'second'])
  await expect(row.getByRole('button', { name: /^Split/ })).toHaveCount(0)
  // Pasted into a word, the text becomes a part of it.
  await field(row).fill('x')
  await paste(field(row), ', y')
  await expect(field(row)).toHaveValue('x, y')
  await field(row).blur()
  await expect.poll(() => tokens(row)).toEqual([' no ', 'a, b', 'first', 'second', 'x, y'])

  await chooseOperator(page, row, 'is')
  const single = await addLeaf(page, 'Output')
  await chooseOperator(page, single, 'is')
  await paste(field(single), 'two\nlines')
  await expect.poll(() => tokens(single)).toEqual(['two\nlines'])
})

test('several pasted ids are split and read as in the ID box', async ({ page }) => {
  const [a, b] = ['5bc8fbbc-bde5-4099-8164-d8399f767c45', 'd76d4330-f144-4bea-b0c1-1fdecb91ce37']
  const row = await addIdLeaf(page, 'is one of')
  await paste(field(row), `${a}, ${b.replaceAll('-', '\u2011')}\n${a.slice(0, 34)}`)
  await expect.poll(() => tokens(row)).toEqual([a, b, a.slice(0, 34)])
  const single = await addIdLeaf(page, 'is')
  await paste(field(single), `{${b.toUpperCase()}\u200b}`)
  await expect(field(single)).toHaveValue(b)
  await paste(field(single), `, ${a}`)
  await expect.poll(() => tokens(single)).toEqual([b, a])
})

/** The page receives the input method's Enter while a word is composed. */
async function pressWhileComposing(cdp: CDPSession, key: string): Promise<void> {
  const pressed = { key, code: key, windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 }
  await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...pressed })
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...pressed })
}

async function compose(page: Page, half: string): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Input.imeSetComposition', {
    text: half,
    selectionStart: half.length,
    selectionEnd: half.length,
  })
  await pressWhileComposing(cdp, 'Enter')
  await pressWhileComposing(cdp, 'Backspace')
  await pressWhileComposing(cdp, 'ArrowDown')
  return cdp
}

test('keys of an input method trigger nothing on the page', async ({ page, browserName }) => {
  test.skip(browserName !== 'chromium', 'Only Chromium lets a test compose a word.')
  const row = await addLeaf(page, 'Input')
  await field(row).fill('kept')
  await field(row).press('Enter')
  await field(row).focus()
  const cdp = await compose(page, 'にほ')
  expect(await tokens(row)).toEqual(['kept'])
  await expect(field(row)).toHaveValue('にほ')
  await cdp.send('Input.insertText', { text: '日本' })
  await expect(field(row)).toHaveValue('日本')
  // Safari ends the composition first and sends Enter afterwards.
  await pressWhileComposing(cdp, 'Enter')
  expect(await tokens(row)).toEqual(['kept'])
  await field(row).press('Enter')
  await expect.poll(() => tokens(row)).toEqual(['kept', '日本'])
  await field(row).press('Escape')

  await row.getByRole('button', { name: /^Column:/ }).click()
  await compose(page, 'に')
  await expect(page.getByRole('combobox', { name: 'Column' })).toBeVisible()
  await expect(row.getByRole('button', { name: /^Column: Input/ })).toHaveCount(1)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')

  await tree(page).locator('[data-node-key]').first().focus()
  await page.keyboard.press('/')
  const find = page.getByRole('textbox', { name: 'Find in filter' })
  await find.fill('kept')
  await expect(page.getByText('1 found')).toBeVisible()
  await find.focus()
  await compose(page, 'に')
  await expect(find).toBeVisible()
  await expect(page.getByText('1 of 1')).toHaveCount(0)
  await find.press('Escape')

  await page.getByText('Record IDs', { exact: true }).click()
  await page.getByRole('textbox', { name: 'Record IDs' }).fill('x')
  await page.getByRole('textbox', { name: 'Add one ID' }).focus()
  await compose(page, 'に')
  await expect(
    page.getByText('This isn’t a record ID. Record IDs are version 4 UUIDs.'),
  ).toHaveCount(0)
})

import { exported, sampleQueues } from '../support/api.ts'
import { addCondition, chooseQueue, exportFile, rowOf, signIn, tree } from './builder.ts'
import type { Target } from './find-in-page.ts'
import { expect, test } from './fixtures.ts'
import type { Tab } from './tab.ts'

/** Texts of an input method, and texts from right to left. */

const tokens: Target = { role: 'combobox', name: 'Value', within: tree }
const columns: Target = { role: 'combobox', name: 'Column' }
const name: Target = { role: 'textbox', name: 'File name' }

test('Enter that ends a composition keeps the text in its field, and does nothing else', async ({
  tab,
  baseURL,
}) => {
  await signIn(tab, String(baseURL))
  await chooseQueue(tab, 'support')
  await addCondition(tab, 'Tags')
  await expect.poll(() => tab.isFocused(tokens)).toBe(true)
  await tab.compose('配')
  await expect.poll(() => tab.value(tokens)).toBe('配')
  await tab.compose('送')
  await expect.poll(() => tab.value(tokens)).toBe('配送')
  expect(await tab.isFocused(tokens)).toBe(true)
  expect(await tab.count({ text: '配送', within: rowOf('Tags') })).toBe(0)
  // The next Enter is one.
  await tab.press('Enter')
  await tab.see({ text: '配送', within: rowOf('Tags') })
  expect(await tab.value(tokens)).toBe('')
  await tab.press('Escape')

  // A search of columns keeps its list open.
  await tab.press('n')
  await tab.see(columns)
  await tab.compose('語')
  await expect.poll(() => tab.value(columns)).toBe('語')
  expect(await tab.count(columns)).toBe(1)
  await tab.press('Control+a')
  await tab.type('Name')
  await tab.press('Enter')
  await tab.gone(columns)
  const text: Target = { ...tokens, nth: -1 }
  await expect.poll(() => tab.isFocused(text)).toBe(true)
  await tab.compose('語')
  await expect.poll(() => tab.value(text)).toBe('語')
  expect(await tab.isFocused(text)).toBe(true)

  await tab.click(name)
  await tab.compose('中')
  await expect.poll(() => tab.value(name)).toBe('中')
  expect(await tab.isFocused(name)).toBe(true)

  // A dialog is not submitted.
  await tab.click({ role: 'button', name: /^Presets/ })
  await tab.click({ text: 'Save as preset…' })
  const preset: Target = { role: 'textbox', name: 'Name of the preset' }
  await tab.see(preset)
  await tab.press('Control+a', 'Delete')
  await tab.compose('例')
  await expect.poll(() => tab.value(preset)).toBe('例')
  expect(await tab.count({ role: 'dialog' })).toBe(1)
  await tab.press('Enter')
  await tab.gone(preset)
  await tab.see({ role: 'button', name: /例/ })
})

/** A browser resolves `dir=auto` by the first letter. */
const isFromRight = (tab: Tab, target: Target) => tab.matches(target, ':dir(rtl)')

test('a text from right to left is found, shown and exported as it was typed', async ({
  tab,
  baseURL,
}) => {
  await signIn(tab, String(baseURL))
  await chooseQueue(tab, 'support')
  await addCondition(tab, 'Name')
  await expect.poll(() => tab.isFocused(tokens)).toBe(true)
  await tab.type('answer حساب')
  await tab.press('Home', 'Delete', 'Delete', 'Delete', 'Delete', 'Delete', 'Delete', 'Delete')
  await expect.poll(() => tab.value(tokens)).toBe('حساب')
  expect(await isFromRight(tab, tokens)).toBe(true)
  await tab.press('Enter')
  const token: Target = { text: 'حساب', within: rowOf('Name') }
  await tab.see(token)
  expect(await isFromRight(tab, token)).toBe(true)
  const filter = { type: 'text', column_id: 'name', operator: 'contains', value: 'حساب' }
  const expected = await exported(baseURL, sampleQueues.support.id, {
    record_selector: { type: 'filter_tree', filter_tree: { and: [{ filter }] } },
  })
  const count = expected.toString().split('\n').length - 1
  expect(count).toBeGreaterThan(0)
  await tab.see({ role: 'button', name: `Export ${count} records` })
  const file = await exportFile(tab)
  expect(file.bytes.equals(expected)).toBe(true)
})

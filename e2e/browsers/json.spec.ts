import { chooseQueue, outline, rowOf, signIn } from './builder.ts'
import type { Target } from './find-in-page.ts'
import { expect, test } from './fixtures.ts'
import type { Tab } from './tab.ts'

/** The filter as JSON in the editor, by keys. */

const editor: Target = { role: 'textbox', name: 'Filter as JSON' }
const toggle: Target = { role: 'button', name: 'Edit as JSON' }
const option = (name: RegExp): Target => ({ role: 'option', name })

const text = async (tab: Tab) => (await tab.text(editor)).replaceAll(/\s+/g, ' ').trim()
const marked = (tab: Tab) => tab.ask(() => String(getSelection()))

test('JSON with a mistake says where, keeps the filter, and becomes the tree when it is fixed', async ({
  tab,
  baseURL,
}) => {
  await signIn(tab, String(baseURL))
  await chooseQueue(tab, 'support')
  await tab.click(toggle)
  await tab.click(editor)
  await tab.press('Control+a')
  // The editor closes brackets and quotes, and takes the typed ones for its own.
  await tab.type('{"and": [{"filter": {"type": "words"}}]}')
  await tab.see({ text: /A type must be one of id, date/ })
  expect(await text(tab)).toBe('{"and": [{"filter": {"type": "words"}}]}')
  await tab.click({ role: 'button', name: 'Show line 1' })
  await expect.poll(() => tab.isFocused(editor)).toBe(true)
  expect(await marked(tab)).toBe('"type": "words"')

  // Tab leaves the editor, as any other field; the draft stays, and the tree is as it was.
  await tab.press('Tab')
  expect(await tab.isFocused({ role: 'button', name: 'Show line 1' })).toBe(true)
  await tab.press('Shift+Tab')
  expect(await tab.isFocused(editor)).toBe(true)
  await tab.click(toggle)
  await tab.see({ text: 'The JSON isn’t a valid filter yet' })
  expect(await outline(tab)).toEqual(['1 1 AND'])
  await tab.click({ role: 'button', name: 'Open JSON' })
  await tab.click({ role: 'button', name: 'Show line 1' })
  await tab.type('"type": "text", "column_id": "name", "operator": "contains", "value": "answer"')
  await tab.gone({ text: /A type must be one of/ })
  await tab.click(toggle)
  await tab.see(rowOf('Name'))
  expect(await outline(tab)).toEqual(['1 1 AND', '2 1 Name'])
  await tab.see({ text: 'answer', within: rowOf('Name') })
  await tab.see({ role: 'button', name: /^Export (?!4,812)[\d,]+ records/ })
})

test('the editor completes what fits, undoes what was typed, and pastes', async ({
  tab,
  baseURL,
}) => {
  await signIn(tab, String(baseURL))
  await chooseQueue(tab, 'support')
  await tab.click(toggle)
  await tab.click(editor)
  await tab.press('Control+a')
  await tab.type('{ "filter": { "column_id": "Qual')
  await tab.see(option(/^Quality/))
  await tab.press('Escape')
  await tab.gone(option(/^Quality/))
  expect(await tab.isFocused(editor)).toBe(true)
  await tab.press('Control+ ')
  await tab.see(option(/^Quality/))
  // The editor ignores keys of a list that has just opened.
  await new Promise((resolve) => setTimeout(resolve, 150))
  await tab.press('Enter')
  await tab.gone(option(/^Quality/))
  await tab.type(', "operator": "gt')
  await tab.see(option(/^gte/))
  await tab.click(option(/^gte/))
  await tab.type(', "value": 4')
  await expect.poll(() => text(tab)).toMatch(/"type": "number", "operator": "gte", "value": 4 ?}/)
  await tab.see({ role: 'button', name: /^Export (?!4,812)[\d,]+ records/ })

  await tab.press('Control+a', 'Control+c')
  await tab.type('x')
  await expect.poll(() => text(tab)).toBe('x')
  await tab.press('Control+z')
  await expect.poll(() => text(tab)).toContain('"value": 4')
  await tab.press('Control+a', 'Delete', 'Control+v')
  await expect.poll(() => text(tab)).toMatch(/"operator": "gte", "value": 4 ?}/)
  await tab.click(toggle)
  await tab.see(rowOf('Quality'))
})

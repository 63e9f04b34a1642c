import { hostname } from 'node:os'
import { exported, sampleQueues } from '../support/api.ts'
import { copySamples } from '../support/sample-server.ts'
import { startServer } from '../support/start-server.ts'
import { addCondition, chooseQueue, outline, rowOf, signIn, tree } from './builder.ts'
import type { Target } from './find-in-page.ts'
import { expect, test } from './fixtures.ts'
import type { Tab } from './tab.ts'

/** The filter tree is built and changed by keys, by the mouse, and by the clipboard. */

/** Presses Tab until the element has the focus. */
async function tabTo(tab: Tab, target: Target): Promise<void> {
  await tab.see(target)
  for (let presses = 0; presses < 80; presses += 1) {
    if (await tab.isFocused(target)) return
    await tab.press('Tab')
  }
  throw new Error(`Tab never reached ${JSON.stringify(target)}`)
}

const value: Target = { role: 'textbox', name: 'Value', within: tree }
const columns: Target = { role: 'combobox', name: 'Column' }

/** The row with the focus begins so. */
const focusedRow = (tab: Tab) =>
  tab.ask(() => {
    const row = document.activeElement
    return row?.matches('[data-node-key]')
      ? `${row.getAttribute('aria-level')} ${row.textContent}`
      : ''
  })

test('the filter tree is built, reorganised, undone and exported by keyboard alone', async ({
  tab,
  baseURL,
}) => {
  await tab.open(String(baseURL))
  await tabTo(tab, { role: 'button', name: /Olivia Brandt/ })
  await tab.press('Enter')
  await tab.see({ role: 'option', name: /Support answers/ })
  await tabTo(tab, { role: 'combobox', name: /queues/i })
  await tab.type('Support')
  await tab.press('Enter')
  await tab.see({ role: 'row', within: tree })
  await expect.poll(() => focusedRow(tab)).toMatch(/^1 AND/)

  await tab.press('n')
  await tab.see(columns)
  await tab.type('Status Code')
  await tab.press('Enter')
  await expect.poll(() => tab.isFocused(value)).toBe(true)
  await tab.press('Shift+Tab')
  expect(await tab.isFocused({ role: 'button', name: /^Operator/ })).toBe(true)
  await tab.press('Tab')
  await tab.type('500')
  await tab.press('Enter')
  await expect.poll(() => focusedRow(tab)).toMatch(/^2 .*Status Code/)

  // A second group becomes OR and gets a condition, negated.
  await tab.press('g')
  await expect.poll(() => focusedRow(tab)).toMatch(/^2 AND/)
  await tab.press('t')
  await tab.see({ role: 'button', name: /^OR/ })
  await tab.press('ArrowDown', 'Enter')
  await tab.see(columns)
  await tab.type('Is Complete')
  await tab.press('Enter')
  await tab.see({ role: 'listbox', name: 'Value' })
  await tab.press('Enter')
  await expect.poll(() => tab.isFocused({ role: 'button', name: 'Value: true' })).toBe(true)
  await tab.press('Escape', '!')
  await tab.see({ text: 'NOT', within: tree })
  await tab.press('Home', 'ArrowDown', 'Alt+ArrowDown', 'Alt+ArrowRight')
  const built = ['1 1 AND', '2 1 OR', '3 1 NOT', '4 1 Is Complete', '3 2 Status Code']
  await expect.poll(() => outline(tab)).toEqual(built)
  expect(await focusedRow(tab)).toMatch(/^3 .*Status Code/)

  // Wrapped together, the group left, and all of it undone and done again.
  await tab.press('Shift+ArrowUp', '(', 't', 'm', 'Control+d')
  await expect.poll(() => outline(tab)).toHaveLength(10)
  const undo: Target = { role: 'button', name: /^Undo/ }
  for (const step of ['add group', 'mute', 'change to OR', 'wrap in AND']) {
    expect(await tab.attribute(undo, 'aria-label')).toBe(`Undo: ${step}`)
    await tab.press('Control+z')
  }
  await expect.poll(() => outline(tab)).toEqual(built)
  await tab.press('Control+y')
  await expect.poll(() => outline(tab)).toHaveLength(6)
  await tab.press('Control+z')
  await expect.poll(() => outline(tab)).toEqual(built)

  const isComplete = { type: 'boolean', column_id: 'is_complete', operator: 'eq', value: true }
  const status = { type: 'number', column_id: 'status_code', operator: 'gte', value: 500 }
  const filter_tree = { and: [{ or: [{ not: { filter: isComplete } }, { filter: status }] }] }
  const expected = await exported(baseURL, sampleQueues.support.id, {
    record_selector: { type: 'filter_tree', filter_tree },
  })
  await tab.press('Control+Enter')
  const count = expected.toString().split('\n').length - 1
  const exportButton: Target = { role: 'button', name: `Export ${count} records` }
  await expect.poll(() => tab.isFocused(exportButton)).toBe(true)
  const file = await tab.download(() => tab.press('Enter'))
  expect(file.bytes.equals(expected)).toBe(true)
  await tab.see({ text: 'Complete' })
})

const handle = (row: string): Target => ({ css: '[data-drag-handle]', within: rowOf(row) })
const item = (name: string): Target => ({ role: 'menuitem', name: new RegExp(`^${name}`) })

async function openWithRows(tab: Tab, address: string): Promise<void> {
  await signIn(tab, address)
  await chooseQueue(tab, 'support')
  for (const column of ['Status Code', 'Is Complete', 'Step Number']) {
    await addCondition(tab, column)
    await tab.press('Escape')
  }
  await expect
    .poll(() => outline(tab))
    .toEqual(['1 1 AND', '2 1 Status Code', '2 2 Is Complete', '2 3 Step Number'])
}

async function chooseInMenu(tab: Tab, row: string, action: string): Promise<void> {
  await tab.click({ role: 'button', name: 'More', within: rowOf(row) })
  await tab.click(item(action))
  await tab.gone({ role: 'menu' })
}

test('rows are dragged, copied with Alt, changed by their menu, and undone by the mouse', async ({
  tab,
  baseURL,
}) => {
  await openWithRows(tab, String(baseURL))
  await tab.drag(handle('Step Number'), rowOf('Status Code'), { x: 0, y: -16 })
  const moved = ['1 1 AND', '2 1 Step Number', '2 2 Status Code', '2 3 Is Complete']
  await expect.poll(() => outline(tab)).toEqual(moved)
  // A drag marks no text, and the next press is one like any other.
  expect(await tab.ask(() => String(getSelection()))).toBe('')
  await tab.drag(handle('Is Complete'), rowOf('Step Number'))
  const grouped = ['1 1 AND', '2 1 OR', '3 1 Step Number', '3 2 Is Complete', '2 2 Status Code']
  await expect.poll(() => outline(tab)).toEqual(grouped)
  await tab.drag(handle('Status Code'), rowOf('^OR'))
  const inGroup = ['1 1 AND', '2 1 OR', '3 1 Step Number', '3 2 Is Complete', '3 3 Status Code']
  await expect.poll(() => outline(tab)).toEqual(inGroup)

  await tab.click({ role: 'button', name: /^Undo: move/ })
  await expect.poll(() => outline(tab)).toEqual(grouped)
  await tab.drag(handle('Status Code'), rowOf('^OR'), { x: 0, y: 0 }, 'Alt')
  await expect.poll(() => outline(tab)).toEqual([...inGroup, '2 2 Status Code'])

  await chooseInMenu(tab, '^OR', 'Wrap in NOT')
  await chooseInMenu(tab, '^NOT', 'Apply NOT to each')
  await expect.poll(() => outline(tab)).toHaveLength(9)
})

test('rows are copied, cut and pasted by keys and by their menu', async ({ tab, baseURL }) => {
  await openWithRows(tab, String(baseURL))
  await tab.press('Home', 'ArrowDown', 'Control+x')
  await expect.poll(() => outline(tab)).toEqual(['1 1 AND', '2 1 Is Complete', '2 2 Step Number'])
  await tab.press('End', 'Control+v')
  const swapped = ['1 1 AND', '2 1 Is Complete', '2 2 Step Number', '2 3 Status Code']
  await expect.poll(() => outline(tab)).toEqual(swapped)
  // Two rows at once, as a group.
  await tab.press('Shift+ArrowUp', '(')
  await expect.poll(() => outline(tab)).toHaveLength(5)
  await tab.press('Control+c', 'Home', 'Control+v')
  await expect
    .poll(() => outline(tab))
    .toEqual([
      '1 1 AND',
      '2 1 Is Complete',
      '2 2 AND',
      '3 1 Step Number',
      '3 2 Status Code',
      '2 3 AND',
      '3 1 Step Number',
      '3 2 Status Code',
    ])
  await tab.click({ role: 'button', name: /^Undo/ })
  await tab.click({ role: 'button', name: /^Undo/ })
  await expect.poll(() => outline(tab)).toEqual(swapped)

  await chooseInMenu(tab, 'Is Complete', 'Copy as JSON')
  await tab.see({ text: 'Copied as JSON' })
  await chooseInMenu(tab, 'Status Code', 'Paste after')
  await expect.poll(() => outline(tab)).toEqual([...swapped, '2 4 Is Complete'])
  // The clipboard holds the filter as the API takes it: it is text for other programs, too.
  await tab.click({ role: 'tab', name: 'Request' })
  await tab.click({ role: 'button', name: 'Import API request' })
  const request: Target = { role: 'textbox', name: 'Request as JSON or cURL' }
  await tab.click(request)
  await tab.press('Control+v')
  await expect
    .poll(async () => (await tab.value(request)).replaceAll(/\s/g, ''))
    .toBe('{"filter":{"type":"boolean","column_id":"is_complete","operator":"eq","value":true}}')
  await tab.press('Escape')
  await tab.gone(request)

  // A date takes a pasted time as a whole.
  const name: Target = { role: 'textbox', name: 'File name' }
  await tab.enter(name, '2026-03-05T10:20:30.123Z')
  await tab.press('Control+a', 'Control+c')
  await addCondition(tab, 'Created')
  await tab.see({ role: 'spinbutton', name: /^year/ })
  await tab.press('Control+v')
  const date = async () => (await tab.text(rowOf('Created'))).replaceAll(/[^\d:.-]/g, '')
  await expect.poll(date).toMatch(/^2026-03-0511:20:30\.123/)
})

for (const isSecure of [true, false]) {
  const title = isSecure ? 'a copied link' : 'without https, a copied link'
  test(`${title} opens where it is pasted`, async ({ tab, baseURL }) => {
    const server = isSecure
      ? null
      : await startServer(['--host', '0.0.0.0', '--samples-anywhere'], {}, await copySamples())
    try {
      const address = server?.url.replace('127.0.0.1', hostname()) ?? String(baseURL)
      await openWithRows(tab, address)
      expect(await tab.ask(() => isSecureContext)).toBe(isSecure)
      await tab.enter({ role: 'textbox', name: 'File name' }, 'shared')
      await tab.click({ role: 'button', name: 'Share' })
      const link: Target = { role: 'textbox', name: 'Link' }
      await expect.poll(() => tab.value(link)).toMatch(/#w2\./)
      await tab.click({ role: 'button', name: 'Copy' })
      await tab.see({ role: 'button', name: 'Copied' })
      const copied = await tab.value(link)
      await tab.press('Escape')
      await tab.gone(link)
      await tab.enter({ role: 'textbox', name: 'File name' }, 'other')
      await tab.click({ role: 'tab', name: 'Request' })
      await tab.click({ role: 'button', name: 'Import API request' })
      const request: Target = { role: 'textbox', name: 'Request as JSON or cURL' }
      await tab.click(request)
      await tab.press('Control+v')
      await expect.poll(() => tab.value(request)).toBe(copied)
      await tab.click({ role: 'button', name: 'Import' })
      await expect.poll(() => tab.value({ role: 'textbox', name: 'File name' })).toBe('shared')
    } finally {
      await server?.stop()
    }
  })
}

import { sampleQueues } from '../support/api.ts'
import type { SampleUser } from '../support/builder.ts'
import type { SavedFile, Tab } from './tab.ts'
import type { Target } from './find-in-page.ts'

/** The steps of the builder that many tests take. */

export async function signIn(tab: Tab, address: string, user: SampleUser = 'Olivia Brandt') {
  await tab.open(address)
  await tab.click({ role: 'button', name: new RegExp(user) })
  await tab.see({ role: 'button', name: /^Signed in as/ })
}

export async function chooseQueue(tab: Tab, queue: keyof typeof sampleQueues) {
  const { name } = sampleQueues[queue]
  await tab.click({ role: 'option', name: new RegExp(name) })
  await tab.see({ role: 'button', name: new RegExp(`^Queue: ${name}`) })
}

export const tree: Target = { role: 'treegrid', name: 'Filter' }
/** The row of a condition or group by a part of its text. The row of “+ Condition” is a row, too. */
export const rowOf = (text: string): Target => ({
  role: 'row',
  name: new RegExp(text),
  within: tree,
})

/** The level, the place among its siblings, and the beginning of each row. */
export const outline = (tab: Tab): Promise<string[]> =>
  tab.ask(() =>
    [...document.querySelectorAll('[role=treegrid] [data-node-key]')].map((row) => {
      const [word] = /AND|OR|NOT/.exec(row.textContent) ?? []
      const name = row.querySelector('[data-field=column_id]')?.textContent ?? word
      return `${row.getAttribute('aria-level')} ${row.getAttribute('aria-posinset')} ${name}`
    }),
  )

/**
 * Adds a condition on a column, whose value then has the focus. `group` counts the rows “+ Condition” from
 * the end; the last one is the whole filter's.
 */
export async function addCondition(tab: Tab, column: string, group = -1): Promise<Target> {
  const before = await tab.count({ role: 'row', within: tree })
  await tab.click({ role: 'button', name: 'Condition', nth: group, within: tree })
  await tab.see({ role: 'row', nth: before, within: tree })
  return chooseColumn(tab, column)
}

/** Chooses from the open list of columns. */
export async function chooseColumn(tab: Tab, column: string): Promise<Target> {
  await tab.enter({ role: 'combobox', name: 'Column' }, column)
  await tab.click({ role: 'option', name: new RegExp(column) })
  await tab.gone({ role: 'combobox', name: 'Column' })
  return rowOf(column)
}

export async function chooseOperator(tab: Tab, row: Target, operator: string) {
  await tab.click({ role: 'button', name: /^Operator/, within: row })
  await tab.click({ role: 'option', name: operator })
}

export const exportButton: Target = { role: 'button', name: /^Export/, nth: -1 }

export const exportFile = (tab: Tab): Promise<SavedFile> =>
  tab.download(() => tab.click(exportButton))

/** The link of the current export, once the page has written it into the address. */
export async function writtenLink(tab: Tab): Promise<string> {
  const field: Target = { role: 'textbox', name: 'Link' }
  await tab.click({ role: 'button', name: 'Share' })
  const link = await tab.until('the link', async () => (await tab.value(field)) || undefined)
  await tab.press('Escape')
  await tab.gone(field)
  await tab.until('the address holds the export', async () =>
    (await tab.address()) === link ? true : undefined,
  )
  return link
}

/** Opens an address as the address bar does: a page that is there already stays. */
export const openLink = (tab: Tab, address: string): Promise<unknown> =>
  tab.ask((href) => {
    location.href = href
  }, address)

import { expect, test, type Page } from '@playwright/test'
import {
  addLeaf,
  chooseQueue,
  exportFile,
  signIn,
  tree,
  writtenAddress,
} from './support/builder.ts'

/** The browser's storage may hold data of another version, damaged data, or data of others. */

/** Damages the stored values of the signed-in person and adds foreign ones. */
const disturb = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const owner = 'local.'
    const odd = [5, 'text', null, [], { id: 5 }, { name: {}, ended_at: 7, list: [], kept_at: 'x' }]
    for (const [database, store] of [
      ['winnow-history', 'entries'],
      ['winnow-presets', 'entries'],
      ['winnow-left-out', 'entries'],
      ['winnow-history-runs', 'runs'],
      ['winnow-preset-configurations', 'configurations'],
      ['winnow-left-out-texts', 'texts'],
    ] as const) {
      await new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(database)
        opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(store))
        opening.addEventListener('error', () => reject(opening.error ?? new Error(database)))
        opening.addEventListener('success', () => {
          const all = opening.result.transaction(store, 'readwrite')
          const values = all.objectStore(store)
          const asking = values.getAllKeys()
          asking.addEventListener('success', () => {
            const own = asking.result.map(String).find((key) => key.startsWith(owner))
            const who = own?.split(' ')[0] ?? owner
            // Details with a wrong type.
            if (store !== 'entries') for (const key of asking.result) values.put({ packed: 5 }, key)
            else odd.forEach((value, at) => values.put(value, `${who} odd-${at}`))
          })
          all.addEventListener('complete', () => {
            opening.result.close()
            resolve()
          })
        })
      })
    }
    sessionStorage.setItem('winnow.session.galileo', '{"credentials":5}')
    localStorage.setItem('winnow.session.local', '[1]')
    localStorage.setItem('winnow.theme', '{}')
  })

test('stored data that cannot be read is set aside and named, and the page works', async ({
  page,
}) => {
  const failures: string[] = []
  page.on('pageerror', ({ message }) => failures.push(message))
  await signIn(page)
  await chooseQueue(page, 'Docs')
  await expect(page.getByRole('button', { name: /^Export [\d,]+ records/ })).toBeVisible()
  await exportFile(page)
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()
  const presets = page.getByRole('dialog', { name: 'Presets' })
  await page.getByRole('button', { name: /^Presets/ }).click()
  await presets.getByRole('button', { name: 'Save as preset…' }).click()
  await presets.getByRole('textbox', { name: 'Name of the preset' }).fill('Mine')
  await page.keyboard.press('Enter')
  await expect(presets).toBeHidden()
  await page.getByText('Record IDs', { exact: true }).click()
  await page.getByRole('textbox', { name: 'Record IDs' }).fill('none of these is an ID')
  await writtenAddress(page)
  await disturb(page)
  await page.reload()

  await expect(page.getByText(/can’t read some data in your browser: your theme\./)).toBeVisible()
  await expect(page.getByText(/Your browser has the rest of this link/)).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Record IDs' })).toHaveValue('')
  await page.getByText('Filter', { exact: true }).click()
  await addLeaf(page, 'Name')
  await page.getByRole('button', { name: /^Presets/ }).click()
  await expect(presets.getByText('6 presets can’t be read')).toBeVisible()
  await presets.getByRole('button', { name: 'Open Mine' }).click()
  await expect(page.getByText('This preset was deleted or can’t be read')).toBeVisible()
  await presets.getByRole('button', { name: 'Delete them' }).click()
  await expect(presets.getByText('can’t be read by')).toBeHidden()
  await expect(presets.getByRole('button', { name: 'Open Mine' })).toBeVisible()
  // The pressed button is gone; the focus comes back a moment later.
  await expect(presets.locator(':focus')).toHaveCount(1)
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'History', exact: true }).click()
  const history = page.getByRole('dialog', { name: 'History' })
  await expect(history.getByText('6 runs can’t be read')).toBeVisible()
  await history.getByRole('button', { name: /^Open/ }).first().click()
  await expect(page.getByText('This run can’t be read by this version of Winnow')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(tree(page).getByRole('button', { name: 'Column: Name' })).toBeVisible()
  expect(failures).toEqual([])
})

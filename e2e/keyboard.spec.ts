import { expect, test, type Page } from '@playwright/test'
import { exported, sampleQueues } from './support/api.ts'
import { chooseQueue, pressTab, signIn, tree } from './support/builder.ts'

/** Presses Tab until an element with this name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    const label = await page.evaluate(() => {
      const element = document.activeElement
      if (element === document.body) return ''
      return element?.getAttribute('aria-label') ?? element?.textContent ?? ''
    })
    if (name.test(label)) return
    await pressTab(page)
  }
  throw new Error(`Tab never reached ${name.source}`)
}

const focusedRow = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[data-node-key]')?.textContent ?? '')

test('the main job by keyboard alone: sign in, build a nested tree, export', async ({
  page,
  baseURL,
}) => {
  await page.goto('/')
  await expect(page.getByRole('button', { name: /Olivia Brandt/ })).toBeVisible()
  await tabTo(page, /Olivia Brandt/)
  await page.keyboard.press('Enter')

  await expect(page.getByRole('option', { name: /Support answers/ })).toBeVisible()
  await tabTo(page, /queues/i)
  await page.keyboard.type('Support')
  await page.keyboard.press('Enter')
  await expect(tree(page)).toBeVisible()

  // N adds a condition to the outermost group and opens its columns: column, Enter, value, Enter.
  const root = tree(page).locator('[data-node-key]').first()
  await root.focus()
  await page.keyboard.press('n')
  await page.keyboard.type('Status Code')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Column: Status Code' })).toBeVisible()
  await expect(tree(page).getByRole('textbox', { name: 'Value' })).toBeFocused()
  await pressTab(page, 'Shift+')
  await expect(page.getByRole('button', { name: /^Operator/ })).toBeFocused()
  await pressTab(page)
  await page.keyboard.type('500')
  await page.keyboard.press('Enter')
  expect(await focusedRow(page)).toContain('Status Code')

  // A second group becomes OR and gets the condition, negated.
  await page.keyboard.press('g')
  await expect(tree(page).locator('[data-node-key]')).toHaveCount(4)
  await page.keyboard.press('t')
  await expect(page.getByRole('button', { name: /^OR/ })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Is Complete')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('listbox', { name: 'Value' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Value: true' })).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('!')
  await expect(tree(page).getByText('NOT', { exact: true })).toBeVisible()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  expect(await focusedRow(page)).toContain('Status Code')
  await page.keyboard.press('Alt+ArrowDown')
  await page.keyboard.press('Alt+ArrowRight')
  expect(await focusedRow(page)).toContain('Status Code')
  await expect(tree(page).locator('[data-node-key]:focus')).toHaveAttribute('aria-level', '3')

  // Mute and unmute, duplicate and remove: the tree is unchanged.
  await page.keyboard.press('m')
  await page.keyboard.press('m')
  await page.keyboard.press('Control+d')
  await expect(tree(page).locator('[data-node-key]')).toHaveCount(6)
  await page.keyboard.press('Delete')
  await expect(tree(page).locator('[data-node-key]')).toHaveCount(5)

  const filter_tree = {
    and: [
      {
        or: [
          {
            not: {
              filter: { type: 'boolean', column_id: 'is_complete', operator: 'eq', value: true },
            },
          },
          { filter: { type: 'number', column_id: 'status_code', operator: 'gte', value: 500 } },
        ],
      },
    ],
  }
  const expected = await exported(baseURL, sampleQueues.support.id, {
    record_selector: { type: 'filter_tree', filter_tree },
  })
  const count = expected.toString().split('\n').length - 1
  await expect(page.getByRole('button', { name: `Export ${count} records` })).toBeVisible()
  await tabTo(page, /^Export \d+ records/)
  const downloading = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  const stream = await (await downloading).createReadStream()
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  expect(Buffer.concat(chunks).equals(expected)).toBe(true)
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()
})

test('rows announce their level, place and state, and every edit is announced', async ({
  page,
}) => {
  await page.goto('/')
  await page.getByRole('button', { name: /Olivia Brandt/ }).click()
  await page.getByRole('option', { name: /Support answers/ }).click()
  const rows = tree(page).locator('[data-node-key]')
  await rows.first().focus()
  await page.keyboard.press('g')
  await expect(rows).toHaveCount(3)
  await expect(rows.nth(1)).toHaveAttribute('aria-level', '2')
  await expect(rows.nth(1)).toHaveAttribute('aria-expanded', 'true')
  await expect(rows.nth(2)).toHaveAttribute('aria-level', '3')
  await expect(rows.nth(2)).toHaveAttribute('aria-posinset', '1')
  await expect(page.getByText('Added a group', { exact: true })).toBeAttached()
  await expect(rows.nth(1)).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(rows).toHaveCount(2)
  await expect(rows.nth(1)).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(rows.nth(2)).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(rows.nth(1)).toBeFocused()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(page.getByText('Can’t go further in this direction.')).toBeAttached()
})

test('Tab stops at controls alone, also where the window is low and boxes scroll', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 560 })
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  await expect(page.getByRole('gridcell', { name: /./ }).last()).toBeVisible()
  await tree(page).locator('[data-node-key]').first().focus()
  const exportButton = page.locator('[data-export]')
  for (let presses = 0; presses < 60; presses += 1) {
    await pressTab(page)
    const stray = await page.evaluate(() => {
      const { activeElement: active } = document
      return active?.matches('a[href], button, input, textarea, [tabindex="0"]') === true
        ? ''
        : (active?.outerHTML.slice(0, 200) ?? 'nothing')
    })
    expect(stray).toBe('')
    if (await exportButton.evaluate((button) => button === document.activeElement)) return
  }
  throw new Error('Tab never reached Export')
})

test('a tree of three levels is built, reorganised and undone by keyboard alone', async ({
  page,
}) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  const rows = tree(page).locator('[data-node-key]')
  const type = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const column = async (name: string) => {
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('listbox', { name: 'Value' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Value: true' }).last()).toBeFocused()
    await page.keyboard.press('Escape')
  }
  await rows.first().focus()
  await type('n')
  await column('Is Complete')
  // A group becomes OR and gets a NOT around a second condition.
  await type('g', 't', 'ArrowDown', 'Enter')
  await column('Has Children')
  await type('n')
  await column('Is Complete')
  await type('!')
  const said = () =>
    rows.evaluateAll((all) =>
      all.map((row) => {
        const level = row.getAttribute('aria-level')
        const place = `${row.getAttribute('aria-posinset')}/${row.getAttribute('aria-setsize')}`
        const [word] = /AND|OR|NOT/.exec(row.textContent) ?? []
        const name = row.querySelector('[data-field=column_id]')?.textContent ?? word
        return `${level} ${place} ${name} ${row.getAttribute('aria-expanded') ?? ''}`.trim()
      }),
    )
  const built = [
    '1 1/1 AND true',
    '2 1/2 Is Complete',
    '2 2/2 OR true',
    '3 1/2 Has Children',
    '3 2/2 NOT true',
    '4 1/1 Is Complete',
  ]
  await expect.poll(said).toEqual(built)

  // Both conditions leave the group; the empty group is removed.
  await type('Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Alt+ArrowLeft')
  await expect(rows.locator(':scope:focus')).toHaveAttribute('aria-level', '2')
  await type('Home', 'ArrowDown', 'Shift+ArrowDown', '(', 't')
  const reorganised = await said()
  expect(reorganised).not.toEqual(built)
  expect(reorganised.filter((row) => row.includes('OR'))).toHaveLength(2)

  const undo = page.getByRole('button', { name: /^Undo/ })
  for (const name of ['change to OR', 'wrap in AND', 'move row']) {
    await expect(undo).toHaveAccessibleName(`Undo: ${name}`)
    await page.keyboard.press('Control+z')
  }
  await expect.poll(said).toEqual(built)
  await expect(tree(page)).toMatchAriaSnapshot(`
    - treegrid "Filter":
      - row /AND/ [expanded] [level=1]
      - row /Is Complete/ [level=2]
      - row /OR/ [expanded] [level=2]
      - row /Has Children/ [level=3]
      - row /NOT/ [expanded] [level=3]
      - row /Is Complete/ [level=4]
  `)
})

import { expect, test, type Locator, type Page } from '@playwright/test'
import { addLeaf, chooseQueue, signIn, tree } from './support/builder.ts'
import { readClipboard, writeClipboard } from './support/clipboard.ts'

/** Reorganising the tree by mouse and by keyboard, at any size. */

test.beforeEach(async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
})

const rows = (page: Page): Locator => tree(page).locator('[data-node-key]')

/** The level and the beginning of each row. */
const outline = (page: Page): Promise<string[]> =>
  rows(page).evaluateAll((all) =>
    all.map((row) => {
      const column = row.querySelector('[data-field=column_id]')?.textContent
      const [word] = /AND|OR|NOT/.exec(row.textContent) ?? []
      return `${row.getAttribute('aria-level')} ${column ?? word}`
    }),
  )

async function threeLeaves(page: Page): Promise<void> {
  for (const column of ['Status Code', 'Is Complete', 'Step Number']) await addLeaf(page, column)
  await expect(rows(page)).toHaveCount(4)
}

/** Drags a row by its handle to the upper, middle or lower part of another row. */
async function drag(
  page: Page,
  from: Locator,
  to: Locator,
  part: 'top' | 'middle' | 'bottom',
): Promise<void> {
  const box = await to.boundingBox()
  if (!box) throw new Error('the row is not on screen')
  const y = { top: 3, middle: box.height / 2, bottom: box.height - 3 }[part]
  await from.locator('[data-drag-handle]').first().hover()
  await page.mouse.down()
  await page.mouse.move(box.x + 200, box.y + y, { steps: 8 })
  await page.mouse.move(box.x + 205, box.y + y, { steps: 4 })
}

test('a row is dropped before another, onto another, and into a group', async ({ page }) => {
  await threeLeaves(page)
  await drag(page, rows(page).nth(3), rows(page).nth(1), 'top')
  await page.mouse.up()
  await expect
    .poll(() => outline(page))
    .toEqual(['1 AND', '2 Step Number', '2 Status Code', '2 Is Complete'])

  await drag(page, rows(page).nth(3), rows(page).nth(1), 'middle')
  await page.mouse.up()
  await expect
    .poll(() => outline(page))
    .toEqual(['1 AND', '2 OR', '3 Step Number', '3 Is Complete', '2 Status Code'])

  await drag(page, rows(page).nth(4), rows(page).nth(1), 'middle')
  await page.mouse.up()
  await expect
    .poll(() => outline(page))
    .toEqual(['1 AND', '2 OR', '3 Step Number', '3 Is Complete', '3 Status Code'])
  await expect(page.getByText('Moved into the group')).toBeAttached()
})

test('Escape ends a drag with the tree as it was, and Alt copies', async ({ page }) => {
  await threeLeaves(page)
  const before = await outline(page)
  await drag(page, rows(page).nth(3), rows(page).nth(1), 'top')
  await page.keyboard.press('Escape')
  await page.mouse.up()
  expect(await outline(page)).toEqual(before)

  await page.keyboard.down('Alt')
  await drag(page, rows(page).nth(3), rows(page).nth(1), 'top')
  await page.mouse.up()
  await page.keyboard.up('Alt')
  await expect
    .poll(() => outline(page))
    .toEqual(['1 AND', '2 Step Number', '2 Status Code', '2 Is Complete', '2 Step Number'])
})

test('siblings are selected together, wrapped and removed', async ({ page }) => {
  await threeLeaves(page)
  await rows(page).nth(2).focus()
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByText('2 selected')).toBeAttached()
  await expect(tree(page).locator('[aria-selected=true]')).toHaveCount(2)
  await page.keyboard.press('(')
  await expect
    .poll(() => outline(page))
    .toEqual(['1 AND', '2 Status Code', '2 AND', '3 Is Complete', '3 Step Number'])
  await rows(page).nth(3).focus()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Delete')
  await expect.poll(() => outline(page)).toEqual(['1 AND', '2 Status Code', '2 AND'])
})

test('a node is found by its text, also in a collapsed group', async ({ page }) => {
  await threeLeaves(page)
  await rows(page).nth(2).focus()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('(')
  await expect(rows(page)).toHaveCount(5)
  await rows(page).nth(2).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(rows(page)).toHaveCount(3)
  await page.keyboard.press('/')
  await page.getByRole('textbox', { name: 'Find in filter' }).fill('step number')
  await expect(page.getByText('1 found')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('1 of 1')).toBeVisible()
  await expect(rows(page)).toHaveCount(5)
  await page.keyboard.press('Escape')
  await expect(rows(page).nth(4)).toBeFocused()
})

test('every row shows how many records it matches, and a condition what it changes', async ({
  page,
}) => {
  const row = await addLeaf(page, 'Status Code')
  await row.getByRole('textbox', { name: 'Value' }).fill('500')
  const counted = row.getByText(/^[\d,]+ · 4,812 without$/)
  await expect(counted).toBeVisible()
  const [count = ''] = /^[\d,]+/.exec((await counted.textContent()) ?? '') ?? []
  expect(count).not.toBe('4,812')
  await expect(page.getByRole('button', { name: `Export ${count} records` })).toBeVisible()
  await expect(rows(page).first().getByText(count, { exact: true })).toBeVisible()
})

test('if nothing matches, the page names the condition to mute and mutes it', async ({ page }) => {
  const first = await addLeaf(page, 'Status Code')
  await first.getByRole('textbox', { name: 'Value' }).fill('500')
  const second = await addLeaf(page, 'Step Number')
  await second.getByRole('textbox', { name: 'Value' }).fill('999999')
  await expect(page.getByText(/No matches/)).toBeVisible()
  await page.getByRole('button', { name: 'Mute it' }).click()
  await expect(page.getByText(/No matches/)).toBeHidden()
  await expect(page.getByRole('button', { name: /^Export [1-9][\d,]* records/ })).toBeVisible()
})

test('rows are copied, cut and pasted as JSON, and a cURL command is pasted', async ({ page }) => {
  await threeLeaves(page)
  await rows(page).nth(1).focus()
  await page.keyboard.press('Control+x')
  await expect.poll(() => outline(page)).toEqual(['1 AND', '2 Is Complete', '2 Step Number'])
  const text = await readClipboard(page)
  expect(JSON.parse(text)).toMatchObject({ filter: { column_id: 'status_code' } })
  await page.keyboard.press('End')
  await page.keyboard.press('Control+v')
  await expect
    .poll(() => outline(page))
    .toEqual(['1 AND', '2 Is Complete', '2 Step Number', '2 Status Code'])

  const leaf = { filter: { type: 'boolean', column_id: 'is_complete', value: false } }
  const body = JSON.stringify({ filter_tree: { or: [leaf, { not: leaf }] } })
  await writeClipboard(page, `curl https://x -d '${body}'`)
  await page.keyboard.press('Control+v')
  await expect(rows(page)).toHaveCount(8)
  expect((await outline(page)).slice(4)).toEqual([
    '2 OR',
    '3 Is Complete',
    '3 NOT',
    '4 Is Complete',
  ])

  await writeClipboard(page, 'good morning')
  await page.keyboard.press('Control+v')
  await expect(page.getByText('The clipboard has no filter as JSON.')).toBeVisible()
  await expect(rows(page)).toHaveCount(8)
})

test('a row’s menu disables actions that would change nothing, and the copy gets the focus', async ({
  page,
}) => {
  await threeLeaves(page)
  await rows(page).nth(1).focus()
  await page.keyboard.press('Shift+F10')
  const item = (name: string) => page.getByRole('menuitem', { name: new RegExp(`^${name}`) })
  await expect(item('Move up')).toHaveAttribute('aria-disabled', 'true')
  await expect(item('Move out of group')).toHaveAttribute('aria-disabled', 'true')
  await expect(item('Move down')).not.toHaveAttribute('aria-disabled', 'true')
  // The menu gets the keys while it has the focus, the tree after it has closed.
  await expect(page.locator('[role=menu]:focus, [role=menu] :focus')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await rows(page).nth(1).focus()
  await page.keyboard.press('ControlOrMeta+D')
  await expect(rows(page)).toHaveCount(5)
  await expect(rows(page).nth(2)).toBeFocused()
  await expect(rows(page).nth(2)).toHaveCSS('outline-style', 'solid')
})

test('adding, copying and removing by menu keep the focus in the tree', async ({ page }) => {
  const choose = async (opener: Locator, item: string) => {
    await opener.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: new RegExp(`^${item}`) }).click()
  }
  const add = tree(page).getByRole('button', { name: 'Group', exact: true })
  await choose(add, 'NOT')
  await expect(page.getByRole('combobox', { name: 'Column' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(
    rows(page)
      .nth(2)
      .getByRole('button', { name: /^Column:/ }),
  ).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Delete')
  await expect(rows(page)).toHaveCount(2)
  // A NOT with a child has no row to add another, so its button is gone.
  await choose(add.first(), 'OR')
  await expect(page.getByRole('combobox', { name: 'Column' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect.poll(() => outline(page)).toEqual(['1 AND', '2 NOT', '3 OR', '4 Choose a column'])

  const more = (row: number) => rows(page).nth(row).getByRole('button', { name: 'More' })
  await choose(more(1), 'Duplicate')
  await expect(rows(page)).toHaveCount(7)
  await expect(rows(page).nth(4)).toBeFocused()
  await choose(more(4), 'Remove(?! NOT)')
  await expect(rows(page)).toHaveCount(4)
  await expect(rows(page).nth(1)).toBeFocused()
})

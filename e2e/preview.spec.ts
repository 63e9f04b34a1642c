import { expect, test, type Locator, type Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { sampleQueues } from './support/api.ts'
import { chooseFormat, chooseQueue, exportFile, pressTab, signIn } from './support/builder.ts'
import { readClipboard } from './support/clipboard.ts'

/** The preview: its table, its cells in full, and the columns that are changed there. */

const grid = (page: Page) => page.getByRole('grid', { name: 'First rows of the file' })
const head = (page: Page, name: RegExp) => grid(page).getByRole('columnheader', { name })
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true })

async function openPreview(page: Page, queue: string, columns: readonly string[] = []) {
  await signIn(page)
  await chooseQueue(page, queue)
  if (columns.length > 0) {
    await chooseFormat(page, 'CSV')
    await page.getByRole('button', { name: 'Choose columns' }).click()
    const list = page.getByRole('dialog', { name: 'Columns of the file' })
    for (const name of columns) {
      await list.getByRole('combobox').fill(name)
      await list.getByRole('option', { name, exact: true }).first().click()
    }
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect(grid(page).getByRole('columnheader')).toHaveCount(columns.length)
  }
  await expect(grid(page).getByRole('gridcell').first()).toHaveText(/./)
}

const widthOf = async (part: Locator): Promise<number> =>
  Math.round((await part.boundingBox())?.width ?? Number.NaN)

const headerOf = async (page: Page): Promise<string | undefined> =>
  (await exportFile(page)).bytes.toString().split('\r\n')[0]

const row = (page: Page, place: number) => grid(page).getByRole('row').nth(place)

/** The twelfth record of the samples: a long text, rated by two. */
const long = { row: 12, characters: 4608, raters: ['Lena Kowalska', 'Yuki Tanaka'] } as const

test('a cell opens by mouse with its whole text, is copied, and gives the focus back', async ({
  page,
}) => {
  await openPreview(page, sampleQueues.support.name, ['Input', 'ID'])
  await expect(head(page, /^Input/)).toHaveText(/redacted/)
  const cell = row(page, long.row).getByRole('gridcell').first()
  await cell.click()
  const opened = dialog(page, 'Input')
  await expect(opened.getByText('Row 12 of 20')).toBeVisible()
  await opened.getByRole('button', { name: 'Copy' }).click()
  await expect(opened.getByRole('button', { name: 'Copied' })).toBeVisible()
  const copied = await readClipboard(page)
  expect(copied).toHaveLength(long.characters)
  await expect(opened.getByRole('region', { name: 'Input' })).toContainText(copied.slice(-200))
  await expect(opened.getByText(/^Redacted: /)).toBeVisible()
  await expectAccessible(page, 'overlay')
  await page.keyboard.press('Escape')
  await expect(cell).toBeFocused()
})

test('the table is one stop of Tab; arrow keys go from cell to cell, and Enter opens one', async ({
  page,
}) => {
  await openPreview(page, sampleQueues.support.name, ['ID', 'Quality', 'Tags'])
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Expand preview' }).focus()
  await pressTab(page)
  await expect(row(page, 1).getByRole('gridcell').first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  const quality = row(page, 2).getByRole('gridcell').nth(1)
  await expect(quality).toBeFocused()
  await page.keyboard.press('Control+End')
  await expect(row(page, 20).getByRole('gridcell').last()).toBeFocused()
  await page.keyboard.press('Control+Home')
  await expect(head(page, /^ID/)).toBeFocused()
  await pressTab(page)
  await expect(grid(page).locator(':focus')).toHaveCount(0)
  await pressTab(page, 'Shift+')
  await expect(head(page, /^ID/)).toBeFocused()
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'Enter']) {
    await page.keyboard.press(key)
  }
  await expect(dialog(page, 'Quality').getByText('Row 2 of 20')).toBeVisible()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(dialog(page, 'Quality').getByText('Row 3 of 20')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(row(page, 3).getByRole('gridcell').nth(1)).toBeFocused()
})

test('a rating is drawn as stars, and says who gave which', async ({ page }) => {
  await openPreview(page, sampleQueues.support.name, ['Quality', 'Helpful', 'Quality, all ratings'])
  const cells = row(page, long.row).getByRole('gridcell')
  await expect(cells.nth(0)).toHaveAccessibleName(/5 of 5 stars/)
  await expect(cells.nth(1)).toHaveAccessibleName(/% liked/)
  await expect(cells.nth(2)).toHaveText(/Lena 5 ★.*Yuki 5 ★/)
  await cells.nth(0).click()
  const opened = dialog(page, 'Quality')
  const raters = opened.getByRole('region', { name: 'Rated by 2 people' }).getByRole('listitem')
  await expect(raters).toHaveText(long.raters.map((name) => new RegExp(`^${name}.*5 of 5 stars`)))
  await expectAccessible(page, 'overlay')
})

test('lists read as lists, and empty values say that they are empty', async ({ page }) => {
  await openPreview(page, sampleQueues.support.name, ['Tags', 'Topics', 'Model'])
  const cells = row(page, 1).getByRole('gridcell')
  await expect(cells.nth(0)).toHaveText(/^\w+(, \w+)*$/)
  await expect(grid(page).getByText('empty list', { exact: true }).first()).toBeVisible()
  await expect(cells.nth(2)).toHaveText('empty')
  await cells.nth(0).click()
  await expect(dialog(page, 'Tags').getByText(/^\["/)).toBeVisible()
})

test('JSON opens as a tree that keys open and close, also in whole records', async ({ page }) => {
  await openPreview(page, sampleQueues.agent.name)
  const cell = grid(page).getByRole('gridcell').filter({ hasText: '[{"role"' }).first()
  await cell.click()
  const tree = dialog(page, 'Input').getByRole('tree', { name: 'Input as JSON' })
  const items = tree.getByRole('treeitem')
  await expect(items.first()).toHaveAttribute('aria-expanded', 'true')
  await expect(tree.getByText('role:').first()).toBeVisible()
  const before = await items.count()
  await items.first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowLeft')
  await expect(items.nth(1)).toHaveAttribute('aria-expanded', 'false')
  expect(await items.count()).toBeLessThan(before)
  await page.keyboard.press('ArrowRight')
  await expect(items).toHaveCount(before)
  await expectAccessible(page, 'overlay')
  await page.keyboard.press('Escape')
  await expect(cell).toBeFocused()
  // The order of columns means nothing in whole records.
  await head(page, /^Input/).click()
  await expect(page.getByRole('menuitem')).toHaveText([/^Fit width/, /^Copy ID/])
})

test('a column is moved by key, menu and mouse, and the file has the new order', async ({
  page,
}) => {
  await openPreview(page, sampleQueues.support.name, ['ID', 'Tags', 'Model'])
  await head(page, /^Tags/).focus()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(grid(page).getByRole('columnheader')).toHaveText([/^ID/, /^Model/, /^Tags/])
  await expect(head(page, /^Tags/)).toBeFocused()
  await expect(page.getByText('Tags moved to position 3 of 3')).toBeAttached()
  await page.getByRole('button', { name: /^Undo: move column/ }).click()
  await expect(grid(page).getByRole('columnheader')).toHaveText([/^ID/, /^Tags/, /^Model/])
  await page.getByRole('button', { name: /^Redo: move column/ }).click()
  await head(page, /^ID/).click()
  await page.getByRole('menuitem', { name: 'Move right' }).click()
  await expect(grid(page).getByRole('columnheader')).toHaveText([/^Model/, /^ID/, /^Tags/])
  await expect(head(page, /^ID/)).toBeFocused()
  await head(page, /^Tags/).hover({ position: { x: 20, y: 12 } })
  await page.mouse.down()
  await head(page, /^Model/).hover({ position: { x: 10, y: 12 } })
  await page.mouse.up()
  await expect(grid(page).getByRole('columnheader')).toHaveText([/^Tags/, /^Model/, /^ID/])
  await expect(page.getByRole('menu')).toHaveCount(0)
  await head(page, /^Model/).click()
  await page.getByRole('menuitem', { name: 'Remove from file' }).click()
  await expect(grid(page).getByRole('columnheader')).toHaveText([/^Tags/, /^ID/])
  expect(await headerOf(page)).toBe('tags,id')
})

test('a move in “all non-empty columns” makes a list of them, and says so', async ({ page }) => {
  await openPreview(page, sampleQueues.support.name)
  await chooseFormat(page, 'CSV')
  await expect(page.getByText('All 47 non-empty columns')).toBeVisible()
  await head(page, /^Output/).focus()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByText('The file now has a fixed list of 47 columns')).toBeVisible()
  await expect(head(page, /^Output/)).toBeFocused()
  expect(await headerOf(page)).toMatch(/^output,input,name,/)
})

test('a column is resized by mouse and by key, and fits its content on a double click', async ({
  page,
}) => {
  await openPreview(page, sampleQueues.support.name, ['Input', 'ID'])
  const input = head(page, /^Input/)
  const before = await widthOf(input)
  await input.focus()
  await page.keyboard.press('Shift+ArrowRight')
  await expect.poll(() => widthOf(input)).toBe(before + 24)
  const box = await input.boundingBox()
  if (!box) throw new Error('the column is not on the screen')
  await page.mouse.move(box.x + box.width - 2, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width - 82, box.y + 10, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => widthOf(input)).toBe(before + 24 - 80)
  await expect(page.getByRole('menu')).toHaveCount(0)
  const edge = await input.boundingBox()
  if (!edge) throw new Error('the column is not on the screen')
  await page.mouse.dblclick(edge.x + edge.width - 2, edge.y + 10)
  await expect.poll(() => widthOf(input)).toBeGreaterThan(before + 24)
  // The other columns keep their widths, and so does this one in another view.
  const fitted = await widthOf(input)
  await page.getByRole('tab', { name: 'File' }).click()
  await page.getByRole('tab', { name: 'Preview' }).click()
  await expect.poll(() => widthOf(input)).toBe(fitted)
})

test('the preview expands to the whole window, where cells open too', async ({ page }) => {
  await openPreview(page, sampleQueues.support.name, ['ID', 'Tags'])
  const expand = page.getByRole('button', { name: 'Expand preview' })
  await expand.click()
  const wide = dialog(page, 'First rows of the file')
  await expectAccessible(page, 'overlay')
  expect(await widthOf(wide)).toBeGreaterThan(1200)
  // Two columns need no scrolling.
  const rows = wide.getByRole('region', { name: 'First rows of the file' })
  expect(await rows.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(1)
  await wide.getByRole('gridcell').nth(1).click()
  await expect(dialog(page, 'Tags').getByText('Row 1 of 20')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(wide.getByRole('gridcell').nth(1)).toBeFocused()
  await page.keyboard.press('Alt+ArrowRight')
  await page.keyboard.press('Escape')
  await expect(expand).toBeFocused()
})

test('a cell whose whole value can’t be loaded says so, and tries again', async ({ page }) => {
  await openPreview(page, sampleQueues.support.name, ['Input', 'ID'])
  let isBroken = true
  await page.route(/\/partial_search$/, async (route) => {
    const isWhole = route.request().postData()?.includes('"truncate_fields":false') ?? false
    await (isWhole && isBroken ? route.abort() : route.continue())
  })
  await row(page, long.row).getByRole('gridcell').first().click()
  const opened = dialog(page, 'Input')
  await expect(opened.getByText(/^Only the beginning is shown/)).toBeVisible({ timeout: 20_000 })
  isBroken = false
  await opened.getByRole('button', { name: 'Try again' }).click()
  await expect(opened.getByText(/^Only the beginning is shown/)).toHaveCount(0)
  const shown = opened.getByRole('region', { name: 'Input' })
  await expect.poll(async () => (await shown.innerText()).length).toBeGreaterThan(long.characters)
})

test.describe('by touch', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('a tap opens a cell, and the menu of a column', async ({ page }) => {
    await openPreview(page, sampleQueues.support.name, ['ID', 'Tags'])
    await row(page, 1).getByRole('gridcell').nth(1).tap()
    await expect(dialog(page, 'Tags').getByText('Row 1 of 20')).toBeVisible()
    await dialog(page, 'Tags').getByRole('button', { name: 'Next row' }).tap()
    await expect(dialog(page, 'Tags').getByText('Row 2 of 20')).toBeVisible()
    await dialog(page, 'Tags').getByRole('button', { name: 'Close' }).tap()
    await head(page, /^ID/).tap()
    await page.getByRole('menuitem', { name: 'Move right' }).tap()
    await expect(grid(page).getByRole('columnheader')).toHaveText([/^Tags/, /^ID/])
  })
})

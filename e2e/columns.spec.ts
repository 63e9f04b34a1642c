import { expect, test, type Page } from '@playwright/test'
import { sampleQueues } from './support/api.ts'
import { chooseFormat, chooseQueue, exportFile, signIn } from './support/builder.ts'

const chips = (page: Page) =>
  page.getByRole('list', { name: 'Columns of the file, in order' }).getByRole('listitem')

async function chosen(page: Page, names: readonly string[]): Promise<void> {
  await expect(chips(page)).toHaveText(names.map((name) => new RegExp(`^${name}`)))
}

async function choose(page: Page, names: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: /Choose columns|more$|^Columns$/ }).click()
  const list = page.getByRole('dialog', { name: 'Columns of the file' })
  for (const name of names) {
    await list.getByRole('combobox').fill(name)
    await list.getByRole('option', { name, exact: true }).first().click()
  }
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
}

/** Holds the column until the page marks where it will be dropped. */
async function dragToTheEnd(page: Page, index: number): Promise<void> {
  const last = chips(page).last()
  await chips(page)
    .nth(index)
    .hover({ position: { x: 8, y: 12 } })
  await page.mouse.down()
  await expect(async () => {
    const box = await last.boundingBox()
    if (!box) throw new Error('the last column is not on the screen')
    for (const share of [0.5, 0.8, 0.9]) {
      await page.mouse.move(box.x + box.width * share, box.y + 10, { steps: 4 })
    }
    await expect(last).toHaveAttribute('data-drop', 'right', { timeout: 500 })
  }).toPass()
  await page.mouse.up()
}

test('columns are chosen, put in order by key and by mouse, and survive a change of format', async ({
  page,
}) => {
  await signIn(page)
  await chooseQueue(page, sampleQueues.support.name)
  await chooseFormat(page, 'CSV')
  await choose(page, ['ID', 'Input', 'Output'])
  await chosen(page, ['ID', 'Input', 'Output'])
  await page.getByRole('button', { name: 'Output', exact: true }).focus()
  await page.keyboard.press('Alt+ArrowLeft')
  await page.keyboard.press('Alt+ArrowLeft')
  await chosen(page, ['Output', 'ID', 'Input'])
  await expect(page.getByRole('button', { name: 'Output', exact: true })).toBeFocused()
  await dragToTheEnd(page, 0)
  await chosen(page, ['ID', 'Input', 'Output'])
  await chooseFormat(page, 'JSONL')
  await expect(page.getByText('The 3 selected for CSV are kept.')).toBeVisible()
  await chooseFormat(page, 'CSV')
  await chosen(page, ['ID', 'Input', 'Output'])
  const file = await exportFile(page)
  expect(file.bytes.toString().split('\r\n')[0]).toBe('id,input,output')
})

test('a group of columns is chosen at once, and the order of the list can be restored', async ({
  page,
}) => {
  await signIn(page)
  await chooseQueue(page, sampleQueues.support.name)
  await chooseFormat(page, 'CSV')
  await choose(page, ['Output', 'Input'])
  await page.getByRole('button', { name: /more$/ }).click()
  const list = page.getByRole('dialog', { name: 'Columns of the file' })
  await list.getByRole('button', { name: 'Reset order' }).click()
  await expect(list.getByText('2 selected')).toBeVisible()
  await list.getByRole('button', { name: 'Non-empty' }).click()
  await expect(list.getByText(/^\d\d selected$/)).toBeVisible()
  await list.getByRole('button', { name: 'None', exact: true }).click()
  await expect(list.getByText('None selected: the file gets all non-empty columns')).toBeVisible()
})

test('columns that another queue lacks are kept aside and named', async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, sampleQueues.support.name)
  await chooseFormat(page, 'CSV')
  await choose(page, ['ID', 'Quality'])
  await page.getByRole('button', { name: /^Queue:/ }).click()
  await chooseQueue(page, sampleQueues.agent.name)
  await chosen(page, ['ID'])
  const aside = page.getByRole('group', { name: 'Missing columns' })
  await expect(aside).toContainText('Not in this queue, so not in the file:')
  await expect(
    page.getByText(/^Column .* isn’t in this queue, so it won’t be in the file\.$/),
  ).toBeVisible()
  await page.getByRole('button', { name: /^Queue:/ }).click()
  await chooseQueue(page, sampleQueues.support.name)
  await chosen(page, ['ID', 'Quality'])
  await expect(aside).toBeHidden()
})

test('tokens name the file as shown', async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, sampleQueues.support.name)
  const name = page.getByRole('textbox', { name: 'File name' })
  await name.fill('week-')
  await page.getByRole('button', { name: 'Insert the number of records' }).click()
  await page.getByRole('button', { name: 'Insert redacted or unredacted' }).click()
  await expect(name).toHaveValue('week-{count}{redaction}')
  // The name has its number once the records are counted.
  const shown = await page.getByText(/^Saved as week-\d/).textContent()
  const file = await exportFile(page)
  expect(file.name).toMatch(/^week-\d+redacted\.jsonl$/)
  expect(shown).toBe(`Saved as ${file.name}`)
})

import { expect, test, type Page } from '@playwright/test'
import { call, sampleQueues } from './support/api.ts'
import { chooseQueue, exportFile, signIn } from './support/builder.ts'

const stranger = (index: number) =>
  `ffffffff-0000-4000-8000-${index.toString(16).padStart(12, '0')}`

/** Ids of the queue, newest first. */
async function knownIds(baseURL: string | undefined, count: number): Promise<readonly string[]> {
  const path = `/annotation_queues/${sampleQueues.support.id}/partial_search`
  const response = await call(baseURL, path, {
    select_columns: { column_ids: ['id'] },
    limit: count,
  })
  const { records } = (await response.json()) as { records: { id: string }[] }
  return records.map(({ id }) => id)
}

const box = (page: Page) => page.getByRole('textbox', { name: 'Record IDs' })

async function openBox(page: Page): Promise<void> {
  await signIn(page)
  await chooseQueue(page, sampleQueues.support.name)
  await page.getByText('Record IDs', { exact: true }).click()
  await expect(box(page)).toBeVisible()
}

test('mistakes in a pasted text are listed with their lines and can be removed', async ({
  page,
  baseURL,
}) => {
  const [a = '', b = '', c = ''] = await knownIds(baseURL, 3)
  await openBox(page)
  const text = [
    'id,note',
    `${a},first`,
    `${b.toUpperCase()},again ${a}`,
    `${c.slice(0, 14)}7${c.slice(15)}`,
    c.slice(0, 34),
    stranger(1),
  ].join('\n')
  await box(page).fill(text)
  await expect(page.getByText('3 record IDs', { exact: true })).toBeVisible()
  await expect(page.getByText('2 of 3 are in this queue')).toBeVisible()
  const show = async (name: RegExp) => page.getByRole('radio', { name }).click({ force: true })
  await show(/^Not in this queue 1$/)
  await expect(page.getByRole('listitem').filter({ hasText: stranger(1) })).toContainText('line 6')
  await page.getByRole('button', { name: 'Remove it' }).click()
  await expect(page.getByText('all in this queue')).toBeVisible()
  await show(/^Repeated 1$/)
  await expect(page.getByRole('listitem').filter({ hasText: a })).toContainText('line 3')
  await page.getByRole('button', { name: 'Show first occurrence' }).click()
  await expect(page.getByRole('list', { name: 'IDs' })).toContainText('line 2')
  await show(/^Other versions 1$/)
  await page.getByRole('button', { name: 'Remove it' }).click()
  await show(/^Mistyped 1$/)
  await expect(page.getByRole('listitem').filter({ hasText: c.slice(0, 34) })).toBeVisible()
  await page.getByRole('button', { name: 'Show in text' }).click()
  await expect(box(page)).toBeFocused()
  const selected = await box(page).evaluate((field: HTMLTextAreaElement) =>
    field.value.slice(field.selectionStart, field.selectionEnd),
  )
  expect(selected).toBe(c.slice(0, 34))
  await page.getByRole('button', { name: `Remove ${c.slice(0, 34)}` }).click()
  await show(/^Lines without an ID 1$/)
  await expect(page.getByRole('listitem').filter({ hasText: 'id,note' })).toContainText('line 1')
  await page.getByRole('button', { name: 'Remove it' }).click()
  await expect(box(page)).toHaveValue(`${a},first\n${b.toUpperCase()},again ${a}\n`)
})

test('ids with look-alike characters are read, shown in the text and removed as pasted', async ({
  page,
  baseURL,
}) => {
  const [a = '', b = '', c = '', d = ''] = await knownIds(baseURL, 4)
  await openBox(page)
  const odd = b.replaceAll('-', '\u2011').replace('\u2011', '\u200b\u2011')
  const mistyped = c.replaceAll('-', '\u2013').slice(0, 34)
  const text = `note\r\n${a}, ${odd}%2C${d}\r\nx ${mistyped}\u00ad y\r\n`
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'ids.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(text),
    })
  await expect(page.getByText('3 record IDs', { exact: true })).toBeVisible()
  await expect(page.getByText('all in this queue')).toBeVisible()
  const selected = () =>
    box(page).evaluate((field: HTMLTextAreaElement) =>
      field.value.slice(field.selectionStart, field.selectionEnd),
    )
  const row = page.getByRole('listitem').filter({ hasText: b })
  await expect(row).toContainText('line 2')
  await row.getByRole('button', { name: 'Show in text' }).click()
  expect(await selected()).toBe(odd)
  await page.getByRole('button', { name: `Remove ${b}` }).click()
  await expect(box(page)).toHaveValue(`note\n${a}, ${d}\nx ${mistyped}\u00ad y\n`)
  await page.getByRole('radio', { name: /^Mistyped 1$/ }).click({ force: true })
  await expect(page.getByRole('listitem').filter({ hasText: c.slice(0, 34) })).toContainText(
    'line 3',
  )
  await page.getByRole('button', { name: 'Show in text' }).click()
  expect(await selected()).toBe(mistyped)
  const one = page.getByRole('textbox', { name: 'Add one ID' })
  await one.fill(`\u200b${odd} `)
  await one.press('Enter')
  await expect(page.getByText('3 record IDs', { exact: true })).toBeVisible()
})

test('a single id can be added, found and removed, and a second list combined with the first', async ({
  page,
  baseURL,
}) => {
  const ids = await knownIds(baseURL, 6)
  const [a = '', b = ''] = ids
  await openBox(page)
  await box(page).fill(ids.slice(0, 4).join('\n'))
  const one = page.getByRole('textbox', { name: 'Add one ID' })
  await one.fill('no id')
  await one.press('Enter')
  await expect(
    page.getByText('This isn’t a record ID. Record IDs are version 4 UUIDs.'),
  ).toBeVisible()
  await one.fill(ids[4] ?? '')
  await one.press('Enter')
  await expect(page.getByText('5 record IDs', { exact: true })).toBeVisible()
  await page.getByRole('textbox', { name: 'Search the list' }).fill(a.slice(0, 8))
  await expect(page.getByRole('listitem').filter({ hasText: /^line/ })).toHaveCount(1)
  await page.getByRole('button', { name: `Remove ${a}` }).click()
  await expect(page.getByText('4 record IDs', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Combine lists' }).click()
  const dialog = page.getByRole('dialog', { name: 'Combine with a second list' })
  await dialog.getByRole('textbox', { name: 'Second list' }).fill(`${a}\n${b}`)
  await expect(dialog.getByText('4 + 1 new = 5 IDs')).toBeVisible()
  await dialog.getByText('Remove', { exact: true }).click()
  await expect(dialog.getByText('4 − 1 = 3 IDs')).toBeVisible()
  await dialog.getByText('Keep only', { exact: true }).click()
  await expect(dialog.getByText('4 and 2 have 1 ID in common')).toBeVisible()
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByText('1 record ID', { exact: true })).toBeVisible()
  await expect(box(page)).toHaveValue(`${b}\n`)
})

test('a list becomes a condition of the filter and a list again, and selects the same records', async ({
  page,
  baseURL,
}) => {
  const ids = await knownIds(baseURL, 5)
  await openBox(page)
  await box(page).fill(ids.join('\n'))
  await expect(page.getByRole('button', { name: 'Export 5 records' })).toBeVisible()
  const byIds = await exportFile(page)
  await page.getByRole('button', { name: 'Add to filter' }).click()
  await expect(page.getByRole('button', { name: 'Export 5 records' })).toBeVisible()
  await page.getByRole('button', { name: 'Dismiss' }).first().click()
  const byLeaf = await exportFile(page)
  expect(byLeaf.bytes.equals(byIds.bytes)).toBe(true)
  await page.getByRole('row').nth(1).getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Use as record ID list' }).click()
  await expect(box(page)).toHaveValue(`${ids.join('\n')}\n`)
  // Each of the two is one step.
  const undo = page.getByRole('button', { name: /^Undo/ })
  await expect(undo).toHaveAccessibleName('Undo: use as record ID list')
  await undo.click()
  await expect(page.getByRole('treegrid').locator('[data-node-key]')).toHaveCount(2)
  await expect(undo).toHaveAccessibleName('Undo: add record IDs to filter')
  await undo.click()
  await expect(box(page)).toHaveValue(ids.join('\n'))
})

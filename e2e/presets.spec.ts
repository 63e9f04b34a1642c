import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { call, sampleQueues } from './support/api.ts'
import {
  addLeaf,
  chooseFormat,
  chooseQueue,
  signIn,
  tree,
  writtenAddress,
} from './support/builder.ts'

const button = (page: Page) => page.getByRole('button', { name: /^Presets/ })
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Presets' })

async function save(page: Page, name: string): Promise<void> {
  await button(page).click()
  await dialog(page).getByRole('button', { name: 'Save as preset…' }).click()
  await dialog(page).getByRole('textbox', { name: 'Name of the preset' }).fill(name)
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toBeHidden()
}

async function choose(page: Page, name: string, what: string): Promise<void> {
  await dialog(page)
    .getByRole('button', { name: `More actions for ${name}`, exact: true })
    .click()
  await page.getByRole('menuitem', { name: what }).click()
}

const headline = (page: Page) => page.getByRole('button', { name: /^Export [\d,]+ record/ })

test('a preset is saved, found to be changed, kept over a reload, and opened again', async ({
  page,
}) => {
  await signIn(page)
  await chooseQueue(page, sampleQueues.docs.name)
  await chooseFormat(page, 'CSV')
  await save(page, 'Docs as CSV')
  await expect(button(page)).toHaveAccessibleName('Presets: Docs as CSV')

  await chooseFormat(page, 'JSONL')
  await expect(button(page)).toHaveAccessibleName('Presets: Docs as CSV, unsaved changes')
  await chooseFormat(page, 'CSV')
  await expect(button(page)).toHaveAccessibleName('Presets: Docs as CSV')
  await addLeaf(page, 'Status Code')
  await expect(button(page)).toHaveAccessibleName(/unsaved changes$/)
  await writtenAddress(page)
  await page.reload()
  await expect(button(page)).toHaveAccessibleName('Presets: Docs as CSV, unsaved changes')

  await button(page).click()
  await expect(dialog(page).getByText(/\. CSV with all non-empty columns/)).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Open Docs as CSV' }).click()
  await expect(button(page)).toHaveAccessibleName('Presets: Docs as CSV')
  await expect(tree(page).getByRole('button', { name: /^Column:/ })).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(tree(page).getByRole('button', { name: /^Column:/ })).toHaveCount(1)

  await button(page).click()
  await dialog(page).getByRole('button', { name: 'Save changes' }).click()
  await expect(button(page)).toHaveAccessibleName('Presets: Docs as CSV')
})

test('an existing preset is replaced only after a confirmation; renames and deletions can be undone', async ({
  page,
}) => {
  await signIn(page)
  await chooseQueue(page, sampleQueues.docs.name)
  await save(page, 'One')
  await save(page, 'Two')
  await button(page).click()
  await dialog(page).getByRole('button', { name: 'Save as preset…' }).click()
  await dialog(page).getByRole('textbox', { name: 'Name of the preset' }).fill('one')
  await expect(dialog(page).getByText('“One” exists and will be replaced.')).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Cancel' }).click()

  await choose(page, 'Two', 'Rename')
  const newName = dialog(page).getByRole('textbox', { name: 'New name' })
  await newName.fill('ONE')
  await expect(dialog(page).getByText('“One” already exists.')).toBeVisible()
  await newName.press('Escape')
  await expect(dialog(page).getByRole('button', { name: 'Open Two' })).toBeVisible()
  await choose(page, 'Two', 'Rename')
  await newName.fill('Three')
  await newName.press('Enter')
  await expect(dialog(page).getByRole('button', { name: 'Open Three' })).toBeVisible()

  await choose(page, 'One', 'Delete')
  await expect(dialog(page).getByRole('button', { name: 'Open One' })).toBeHidden()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(dialog(page).getByRole('button', { name: 'Open One' })).toBeVisible()
  await dialog(page)
    .getByRole('textbox', { name: /^Search/ })
    .fill('thr')
  await expect(dialog(page).getByRole('button', { name: /^Open / })).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
  await expect(button(page)).toHaveAccessibleName('Presets: Three')
})

test('presets are exported to a file without credentials and imported again', async ({ page }) => {
  const id = '907a1b2c-0000-4000-8000-000000000001'
  await signIn(page)
  await chooseQueue(page, sampleQueues.docs.name)
  await page.getByText('Record IDs', { exact: true }).click()
  await page.getByRole('textbox', { name: 'Record IDs' }).fill(`see ${id.toUpperCase()}`)
  await save(page, 'By id')
  await button(page).click()
  const saving = page.waitForEvent('download')
  await choose(page, 'By id', 'Export as file')
  const download = await saving
  expect(download.suggestedFilename()).toBe('by-id.winnow.json')
  const path = await download.path()
  const text = readFileSync(path, 'utf8')
  expect(JSON.parse(text)).toEqual({
    winnow: 1,
    presets: [
      { name: 'By id', configuration: { q: sampleQueues.docs.id, s: 1, record_ids: [id] } },
    ],
  })
  expect(text).not.toContain('sample-owner')

  const take = async (name: string, content: string) => {
    const choosing = page.waitForEvent('filechooser')
    await dialog(page).getByRole('button', { name: 'Import file' }).click()
    const file = { name, mimeType: 'application/json', buffer: Buffer.from(content) }
    await (await choosing).setFiles(file)
  }
  await take('by-id.winnow.json', text)
  await expect(dialog(page).getByText('1 preset imported')).toBeVisible()
  await expect(dialog(page).getByRole('button', { name: 'Open By id (2)' })).toBeVisible()
  await choose(page, 'By id', 'Delete')
  await choose(page, 'By id (2)', 'Delete')
  await expect(dialog(page).getByText('None yet.')).toBeVisible()
  const broken = {
    winnow: 1,
    presets: [
      { name: 'Odd', configuration: { x: 1 } },
      { name: 'Fine', configuration: {} },
    ],
  }
  await take('both.json', JSON.stringify(broken))
  await expect(dialog(page).getByText('“Odd” was left out')).toBeVisible()
  await take('by-id.winnow.json', text)
  await dialog(page).getByRole('button', { name: 'Open By id' }).click()
  await expect(page.getByRole('textbox', { name: 'Record IDs' })).toHaveValue(id)
})

test('a preset of another queue opens with its queue, or on the current one with its problems', async ({
  page,
}) => {
  await signIn(page)
  await chooseQueue(page, sampleQueues.docs.name)
  await button(page).click()
  await dialog(page).getByRole('button', { name: 'Use Low correctness' }).click()
  await save(page, 'Low')
  await page.getByRole('button', { name: /^Queue:/ }).click()
  await chooseQueue(page, sampleQueues.agent.name)
  await button(page).click()
  await dialog(page).getByRole('button', { name: 'Apply here' }).click()
  await expect(page.getByText(/this queue has no column/i).first()).toBeVisible()
  await expect(button(page)).toHaveAccessibleName('Presets: Low, unsaved changes')
  await button(page).click()
  await dialog(page).getByRole('button', { name: 'Open Low' }).click()
  await expect(
    page.getByRole('button', { name: new RegExp(`^Queue: ${sampleQueues.docs.name}`) }),
  ).toBeVisible()
  await expect(button(page)).toHaveAccessibleName('Presets: Low')

  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Choose a queue' })).toBeVisible()
  await button(page).click()
  await expect(dialog(page).getByRole('button', { name: 'Save as preset…' })).toBeDisabled()
  await dialog(page).getByRole('button', { name: 'Open Low' }).click()
  await expect(headline(page)).toBeVisible()
})

test('every starting point of a sample queue is counted', async ({ page, baseURL }) => {
  await signIn(page)
  await chooseQueue(page, sampleQueues.support.name)
  const count = async (filter_tree: unknown) => {
    const path = `/annotation_queues/${sampleQueues.support.id}/records/count`
    const answer = await call(baseURL, path, { filter_tree })
    return ((await answer.json()) as { total_count: number }).total_count
  }
  const rated = { filter: { type: 'fully_annotated', column_id: 'fully_annotated' } }
  const expected = await count(rated)
  const names = [
    'Rated',
    'Unrated',
    'Fully annotated',
    'Not fully annotated',
    'Disagreement',
    'Last 7 days',
    'Last 7 days of the queue',
  ]
  for (const name of names) {
    await button(page).click()
    const uses = dialog(page).getByRole('button', { name: /^Use / })
    await expect(uses).toHaveCount(names.length)
    await dialog(page)
      .getByRole('button', { name: `Use ${name}`, exact: true })
      .click()
    const wanted = name === 'Fully annotated' ? expected.toLocaleString('en') : '[\\d,]+'
    await expect(headline(page)).toHaveAccessibleName(new RegExp(`^Export ${wanted} record`))
  }
  await expect(headline(page)).not.toHaveAccessibleName('Export 0 records')
})

test('on a phone presets are above the filter, and axe finds no problem', async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, sampleQueues.support.name)
  await page.setViewportSize({ width: 360, height: 740 })
  await save(page, 'By phone')
  await button(page).click()
  await dialog(page).getByRole('button', { name: 'Use Disagreement' }).click()
  await expect(button(page)).toHaveAccessibleName('Presets')
  await button(page).click()
  await dialog(page).getByRole('button', { name: 'Save as preset…' }).click()
  await expectAccessible(page, 'overlay')
  const [width, shown] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return [scrollWidth, clientWidth]
  })
  expect(width).toBe(shown)
})

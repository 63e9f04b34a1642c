import { expect, type Page } from '@playwright/test'
import { addLeaf, chooseOperator, tree } from '../support/builder.ts'
import {
  deepTree,
  emptyResult,
  fullTree,
  qualityAtLeast,
  tags,
  textContains,
  usualTree,
} from './filters.ts'
import {
  chooseColumns,
  closeColumns,
  exportButton,
  openQueue,
  rows,
  writeFilter,
  writeJson,
  type State,
} from './state.ts'

/** The tree and what opens from it. */

async function openFilter(page: Page, filter: unknown): Promise<void> {
  await openQueue(page)
  await writeFilter(page, filter)
  await expect(exportButton(page)).toBeVisible()
}

async function press(page: Page, row: number, key: string): Promise<void> {
  await rows(page).nth(row).focus()
  await page.keyboard.press(key)
}

const columnSearch = (page: Page) => page.getByRole('combobox', { name: 'Column' })

export const filter: readonly State[] = [
  { name: 'empty-tree', show: ({ page }) => openQueue(page) },
  {
    name: 'whole-job',
    show: async ({ page }) => {
      await openFilter(page, usualTree)
      await chooseColumns(page, ['ID', 'Created', 'Input', 'Output', 'Quality', 'Tags'])
      await closeColumns(page)
      // Takes the focus from the button of the columns.
      await page.getByRole('heading', { name: 'The file' }).click()
      await expect(exportButton(page)).toBeVisible()
    },
  },
  { name: 'full-tree', show: ({ page }) => openFilter(page, fullTree) },
  { name: 'deep-tree', show: ({ page }) => openFilter(page, deepTree(11)) },
  {
    name: 'muted-not-collapsed',
    show: async ({ page }) => {
      const { and } = fullTree
      await openFilter(page, { and: [...and, { or: [tags('beta'), { not: qualityAtLeast(2) }] }] })
      await press(page, 1, 'm')
      await press(page, 2, 'ArrowLeft')
      await press(page, 3, 'm')
      await expect(exportButton(page)).toBeVisible()
    },
  },
  {
    name: 'starting-point',
    show: async ({ page }) => {
      await openQueue(page)
      await page.getByRole('button', { name: 'Rated', exact: true }).click()
      await expect(exportButton(page)).toHaveText(/4,699/)
    },
  },
  {
    name: 'problems',
    show: async ({ page }) => {
      await openFilter(page, { and: [tags('prod')] })
      for (const column of ['Quality', 'Created']) {
        await tree(page).getByRole('button', { name: 'Condition', exact: true }).last().click()
        await columnSearch(page).fill(column)
        await page.keyboard.press('Enter')
        await expect(rows(page).last()).toContainText(column)
      }
      await page
        .getByRole('button', { name: /^Export/ })
        .last()
        .click()
      await expect(page.getByText(/^\d problems$/)).toBeVisible()
    },
  },
  {
    name: 'empty-result',
    show: async ({ page }) => {
      await openQueue(page)
      await writeFilter(page, emptyResult)
      await expect(page.getByText(/^No matches/).first()).toBeVisible()
    },
  },
  {
    name: 'empty-result-by-date',
    show: async ({ page }) => {
      await openQueue(page)
      const row = await addLeaf(page, 'Created')
      await row.getByRole('spinbutton', { name: /year/i }).click()
      await page.keyboard.type('202701010000')
      await expect(page.getByText(/^Created runs from/)).toBeVisible()
    },
  },
  {
    name: 'calendar',
    isOfWindow: true,
    show: async ({ page }) => {
      await openQueue(page)
      const row = await addLeaf(page, 'Created')
      // The calendar opens on the dates of the queue as soon as they are known.
      await expect(row.locator('svg[viewBox="0 0 48 16"]')).toBeVisible()
      await row.getByRole('button', { name: /calendar/i }).click()
      await expect(page.getByRole('heading', { name: 'March 2026' })).toBeVisible()
    },
  },
  {
    name: 'column-list',
    isOfWindow: true,
    show: async ({ page }) => {
      await openQueue(page)
      await tree(page).getByRole('button', { name: 'Condition', exact: true }).last().click()
      await expect(columnSearch(page)).toBeVisible()
    },
  },
  {
    name: 'column-list-searched',
    isOfWindow: true,
    show: async ({ page }) => {
      await openQueue(page)
      await tree(page).getByRole('button', { name: 'Condition', exact: true }).last().click()
      await columnSearch(page).fill('qual')
      await expect(page.getByRole('option', { name: /^Quality/ }).first()).toBeVisible()
    },
  },
  {
    name: 'operator-list',
    isOfWindow: true,
    show: async ({ page }) => {
      await openFilter(page, fullTree)
      await rows(page).nth(3).locator('[data-field=operator]').getByRole('button').click()
      await expect(page.getByRole('option', { name: 'is between' })).toBeVisible()
    },
  },
  {
    name: 'value-list',
    isOfWindow: true,
    show: async ({ page }) => {
      await openQueue(page)
      const row = await addLeaf(page, 'Tags')
      await row.getByRole('combobox', { name: 'Value' }).click()
      await expect(page.getByRole('option', { name: /prod/ }).first()).toBeVisible()
    },
  },
  {
    name: 'value-range',
    isOfWindow: true,
    show: async ({ page }) => {
      await openQueue(page)
      const row = await addLeaf(page, 'Score')
      await chooseOperator(page, row, 'is between')
      await row.getByRole('textbox', { name: 'From' }).fill('20')
      await row.getByRole('textbox', { name: 'To' }).fill('80')
      await row.getByRole('button', { name: 'Choose a value on the chart' }).click()
      await expect(page.getByRole('slider').first()).toBeVisible()
    },
  },
  {
    name: 'members-list',
    isOfWindow: true,
    show: async ({ page }) => {
      await openQueue(page)
      const row = await addLeaf(page, 'Fully Annotated')
      await row.getByRole('button', { name: /^Members/ }).click()
      await expect(page.getByText('Is not', { exact: true })).toBeVisible()
    },
  },
  {
    name: 'row-menu',
    isOfWindow: true,
    show: async ({ page }) => {
      await openFilter(page, fullTree)
      await rows(page).nth(2).getByRole('button', { name: /^More/ }).click()
      await expect(page.getByRole('menu')).toBeVisible()
    },
  },
  {
    name: 'group-menu',
    isOfWindow: true,
    show: async ({ page }) => {
      await openQueue(page)
      await tree(page).getByRole('button', { name: 'Group', exact: true }).click()
      await expect(page.getByRole('menuitem', { name: /^NOT/ })).toBeVisible()
    },
  },
  {
    name: 'rows-selected',
    show: async ({ page }) => {
      await openFilter(page, fullTree)
      await press(page, 1, 'Shift+ArrowDown')
      await page.keyboard.press('Shift+ArrowDown')
      await expect(rows(page).nth(2)).toHaveAttribute('aria-selected', 'true')
    },
  },
  {
    name: 'find-in-filter',
    show: async ({ page }) => {
      await openFilter(page, { and: [textContains('input', 'refund'), tags('refund', 'prod')] })
      await press(page, 0, '/')
      await page.keyboard.type('refund')
      await expect(page.getByText('2 found', { exact: true })).toBeVisible()
    },
  },
  {
    name: 'key-list',
    isOfWindow: true,
    show: async ({ page }) => {
      await openQueue(page)
      await press(page, 0, '?')
      await expect(page.getByText('Wrap selection in a group')).toBeVisible()
    },
  },
  {
    name: 'json',
    show: async ({ page }) => {
      await openFilter(page, fullTree)
      await page.getByRole('button', { name: 'Edit as JSON' }).click()
      await expect(page.getByRole('textbox', { name: 'Filter as JSON' })).toContainText('"and"')
    },
  },
  {
    name: 'json-with-error',
    show: async ({ page }) => {
      await openFilter(page, fullTree)
      await page.getByRole('button', { name: 'Edit as JSON' }).click()
      await writeJson(page, '{\n  "and": [\n    { "filter": { "type": "words" } }\n  ]\n}')
      await expect(page.getByText(/A type must be one of/)).toBeVisible()
    },
  },
  {
    name: 'json-draft-kept',
    show: async ({ page }) => {
      await openFilter(page, fullTree)
      const toggle = page.getByRole('button', { name: 'Edit as JSON' })
      await toggle.click()
      await writeJson(page, '{ "and": [ { "filter": { "type": "words" } } ] }')
      await toggle.click()
      await expect(page.getByText('The JSON isn’t a valid filter yet').first()).toBeVisible()
    },
  },
]

import { expect, type Page } from '@playwright/test'
import { chooseColumns, closeColumns, openQueue, type State } from './state.ts'

/** The first rows of the file, and what opens from them. */

const grid = (page: Page) => page.getByRole('grid', { name: 'First rows of the file' })
const cell = (page: Page, row: number, column: number) =>
  grid(page).getByRole('row').nth(row).getByRole('gridcell').nth(column)

async function openRows(page: Page, columns: readonly string[]): Promise<void> {
  await openQueue(page)
  await chooseColumns(page, columns)
  await closeColumns(page)
  await expect(grid(page).getByRole('columnheader')).toHaveCount(columns.length)
  await expect(cell(page, 1, 0)).toHaveText(/./)
}

/** A record of the samples with a long text, rated by two. */
const long = 12
const threeColumns = ['Input', 'Quality', 'Tags']

export const preview: readonly State[] = [
  {
    name: 'preview-ratings-and-lists',
    show: ({ page }) =>
      openRows(page, ['ID', 'Quality', 'Helpful', 'Quality, all ratings', 'Tags']),
  },
  {
    name: 'preview-text',
    isOfWindow: true,
    show: async ({ page }) => {
      await openRows(page, threeColumns)
      await cell(page, long, 0).click()
      await expect(page.getByText('Row 12 of 20')).toBeVisible()
    },
  },
  {
    name: 'preview-rating',
    isOfWindow: true,
    show: async ({ page }) => {
      await openRows(page, threeColumns)
      await cell(page, long, 1).click()
      await expect(page.getByRole('region', { name: 'Rated by 2 people' })).toBeVisible()
    },
  },
  {
    name: 'preview-json',
    isOfWindow: true,
    show: async ({ page }) => {
      await openQueue(page, 'Agent runs')
      await grid(page).getByRole('gridcell').filter({ hasText: '[{"role"' }).first().click()
      await expect(page.getByRole('tree', { name: 'Input as JSON' })).toBeVisible()
    },
  },
  {
    name: 'preview-column-menu',
    isOfWindow: true,
    show: async ({ page }) => {
      await openRows(page, threeColumns)
      await grid(page).getByRole('columnheader').first().click()
      await expect(page.getByRole('menuitem', { name: 'Move right' })).toBeVisible()
    },
  },
  {
    name: 'preview-expanded',
    isOfWindow: true,
    show: async ({ page }) => {
      await openQueue(page)
      await page.getByRole('button', { name: 'Expand preview' }).click()
      await expect(page.getByRole('dialog', { name: 'First rows of the file' })).toBeVisible()
    },
  },
]

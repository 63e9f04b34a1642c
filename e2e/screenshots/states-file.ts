import { expect, type Page } from '@playwright/test'
import { addLeaf, chooseFormat, chooseQueue, signIn, tree } from '../support/builder.ts'
import { signInAt } from '../service/at-service.ts'
import { fullTree } from './filters.ts'
import {
  chooseColumns,
  closeColumns,
  exportButton,
  neverAnswer,
  openQueue,
  writeFilter,
  type State,
} from './state.ts'

/** The options of the file, and what the file will hold. */

const sixColumns = ['ID', 'Created', 'Input', 'Output', 'Quality', 'Tags']

async function openWithColumns(page: Page, names: readonly string[]): Promise<void> {
  await openQueue(page)
  await chooseColumns(page, names)
}

const view = (tab: string, seen: RegExp): State => ({
  name: `view-${tab.toLowerCase()}`,
  show: async ({ page }) => {
    await openQueue(page)
    await writeFilter(page, fullTree)
    await expect(exportButton(page)).toBeVisible()
    await page.getByRole('tab', { name: tab, exact: true }).click()
    await expect(page.getByRole('tabpanel')).toContainText(seen)
  },
})

export const file: readonly State[] = [
  {
    name: 'columns-chosen',
    show: async ({ page }) => {
      await openWithColumns(page, sixColumns)
      await closeColumns(page)
      await expect(page.getByRole('button', { name: /\d+ more$/ })).toBeVisible()
    },
  },
  { name: 'column-picker', isOfWindow: true, show: ({ page }) => openWithColumns(page, []) },
  {
    name: 'column-picker-searched',
    isOfWindow: true,
    show: async ({ page }) => {
      await openWithColumns(page, ['ID', 'Quality'])
      await expect(page.getByText('2 selected')).toBeVisible()
    },
  },
  {
    name: 'columns-missing',
    show: async ({ page }) => {
      await openWithColumns(page, ['ID', 'Quality'])
      await closeColumns(page)
      await page.getByRole('button', { name: /^Queue:/ }).click()
      await chooseQueue(page, 'Agent runs')
      await expect(page.getByRole('group', { name: 'Missing columns' })).toBeVisible()
    },
  },
  {
    name: 'redaction-off',
    show: async ({ page }) => {
      await openQueue(page)
      await page.getByText('Sensitive text is replaced with its redacted version').click()
      await expect(page.getByText('Not redacted', { exact: true })).toBeVisible()
    },
  },
  {
    name: 'redaction-locked',
    show: async ({ page }) => {
      await signIn(page, 'Amir Haddad')
      await chooseQueue(page, 'Support answers')
      await expect(
        page.getByText('Only owners and editors can export unredacted data'),
      ).toBeVisible()
    },
  },
  {
    name: 'name-with-tokens',
    show: async ({ page }) => {
      await openQueue(page)
      await page.getByRole('textbox', { name: 'File name' }).fill('week-{count}-{redaction}')
      await expect(page.getByText(/^Saved as week-4812/)).toBeVisible()
    },
  },
  {
    name: 'preview-loading',
    isWaiting: true,
    show: async ({ page }) => {
      await neverAnswer(page, /\/(partial_search|selection_facts|records\/count)$/)
      await signIn(page)
      await chooseQueue(page, 'Support answers')
      await expect(page.getByLabel('Loading the preview')).toBeVisible()
    },
  },
  {
    name: 'preview-failed',
    show: async ({ page }) => {
      await page.route(/\/partial_search$/, (route) =>
        route.fulfill({ status: 500, json: { detail: 'The database is busy.' } }),
      )
      await openQueue(page)
      await expect(page.getByText(/The preview couldn’t be loaded/)).toBeVisible()
    },
  },
  {
    name: 'count-failed',
    isWaiting: true,
    show: async ({ page }) => {
      await openQueue(page)
      await page.route(/\/(tree_counts|selection_facts|records\/count)$/, (route) =>
        route.fulfill({ status: 500, json: { detail: 'The database is busy.' } }),
      )
      const row = await addLeaf(page, 'Status Code')
      await row.getByRole('textbox', { name: 'Value' }).fill('500')
      await expect(page.getByText(/couldn’t be counted/).first()).toBeVisible()
    },
  },
  {
    name: 'server-gone',
    isWaiting: true,
    show: async ({ page }) => {
      await openQueue(page)
      await addLeaf(page, 'Status Code')
      await page.context().setOffline(true)
      await tree(page).getByRole('textbox', { name: 'Value' }).fill('500')
      await expect(page.getByText(/The server can’t be reached/).first()).toBeVisible()
    },
  },
  {
    name: 'service-without-counts',
    show: async ({ page, service }) => {
      service.service.set({ companions: 404 })
      await signInAt(page, service, 'key')
      await chooseQueue(page, 'Support answers')
      await expect(page.getByText('This service doesn’t count records.')).toBeVisible()
    },
  },
  {
    name: 'spreadsheet-notes',
    show: async ({ page }) => {
      await openQueue(page)
      await chooseFormat(page, 'CSV')
      await expect(page.getByText('Before you open it in a spreadsheet')).toBeVisible()
    },
  },
  view('File', /"type":"trace"/),
  view('Request', /record_selector/),
  view('cURL', /curl/),
  view('Python', /import/),
  view('TypeScript', /fetch/),
]

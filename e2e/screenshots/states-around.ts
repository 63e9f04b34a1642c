import { expect, type Page } from '@playwright/test'
import { chooseFormat, tree } from '../support/builder.ts'
import { fullTree } from './filters.ts'
import { exportButton, openQueue, writeFilter, type State } from './state.ts'

/** What the header opens, and notices of the whole page. */

const dialog = (page: Page, name: string) => page.getByRole('dialog', { name })

async function open(page: Page, button: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click()
}

async function savePreset(page: Page, name: string): Promise<void> {
  await open(page, /^Presets/)
  await dialog(page, 'Presets').getByRole('button', { name: 'Save as preset…' }).click()
  await page.getByRole('textbox', { name: 'Name of the preset' }).fill(name)
  await page.keyboard.press('Enter')
  await expect(dialog(page, 'Presets')).toBeHidden()
}

async function exportOnce(page: Page): Promise<void> {
  const downloading = page.waitForEvent('download')
  await exportButton(page).click()
  await downloading
  await expect(page.getByText('Complete', { exact: true }).first()).toBeVisible()
}

const body = JSON.stringify({ record_selector: { type: 'filter_tree', filter_tree: { and: [] } } })
const noQueue = `curl -X POST https://api.example.com/v2/x -d '${body}'`

async function openShare(page: Page): Promise<void> {
  await open(page, 'Share')
  await expect(dialog(page, 'Share this export')).toBeVisible()
}

export const around: readonly State[] = [
  {
    name: 'queue-list',
    isOfWindow: true,
    show: async ({ page }) => {
      await openQueue(page)
      await open(page, /^Queue:/)
      await expect(dialog(page, 'Choose a queue')).toBeVisible()
    },
  },
  {
    name: 'account-menu',
    isOfWindow: true,
    show: async ({ page }) => {
      await openQueue(page)
      await open(page, /^Signed in as/)
      await expect(page.getByRole('menuitem', { name: 'Sign out everywhere' })).toBeVisible()
    },
  },
  {
    name: 'theme-menu',
    isOfWindow: true,
    show: async ({ page }) => {
      await openQueue(page)
      await open(page, 'Theme')
      await expect(page.getByRole('menuitemradio', { name: 'System' })).toBeVisible()
    },
  },
  {
    name: 'presets-empty',
    isOfWindow: true,
    show: async ({ page }) => {
      await openQueue(page)
      await open(page, /^Presets/)
      await expect(dialog(page, 'Presets').getByText('None yet.')).toBeVisible()
    },
  },
  {
    name: 'presets',
    isOfWindow: true,
    show: async ({ page }) => {
      await openQueue(page)
      await savePreset(page, 'Everything')
      await writeFilter(page, fullTree)
      await chooseFormat(page, 'CSV')
      await savePreset(page, 'Weekly review')
      await chooseFormat(page, 'JSONL')
      await open(page, /^Presets/)
      await expect(
        dialog(page, 'Presets')
          .getByText(/unsaved changes/i)
          .first(),
      ).toBeVisible()
    },
  },
  {
    name: 'preset-save',
    isOfWindow: true,
    show: async ({ page }) => {
      await openQueue(page)
      await open(page, /^Presets/)
      await dialog(page, 'Presets').getByRole('button', { name: 'Save as preset…' }).click()
      await expect(page.getByRole('textbox', { name: 'Name of the preset' })).toBeVisible()
    },
  },
  {
    name: 'share',
    isOfWindow: true,
    show: async ({ page }) => {
      await openQueue(page)
      await writeFilter(page, fullTree)
      await expect(exportButton(page)).toBeVisible()
      await openShare(page)
    },
  },
  {
    name: 'share-too-long',
    isOfWindow: true,
    show: async ({ page }) => {
      await openQueue(page)
      await page.getByText('Record IDs', { exact: true }).click()
      const ids = Array.from(
        { length: 5000 },
        (_, index) => `ffffffff-0000-4000-8000-${index.toString(16).padStart(12, '0')}`,
      )
      await page.locator('input[type=file]').setInputFiles({
        name: 'ids.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from(ids.join('\n')),
      })
      await expect(page.getByText('5,000 record IDs', { exact: true })).toBeVisible()
      await openShare(page)
      await expect(page.getByText(/don’t fit in a link/)).toBeVisible()
    },
  },
  {
    name: 'import-request',
    isOfWindow: true,
    show: async ({ page }) => {
      await openQueue(page)
      await page.getByRole('tab', { name: 'Request', exact: true }).click()
      await open(page, 'Import API request')
      await page.getByRole('dialog').getByRole('textbox').fill(noQueue)
      await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click()
      await expect(
        page
          .getByRole('dialog')
          .getByText(/has no queue address/)
          .first(),
      ).toBeVisible()
    },
  },
  {
    name: 'history-empty',
    isOfWindow: true,
    show: async ({ page }) => {
      await openQueue(page)
      await open(page, 'History')
      await expect(page.getByText(/No exports yet/)).toBeVisible()
    },
  },
  {
    name: 'history',
    isOfWindow: true,
    show: async ({ page }) => {
      await openQueue(page)
      await exportOnce(page)
      await chooseFormat(page, 'CSV')
      await expect(exportButton(page)).toBeVisible()
      await exportOnce(page)
      await open(page, 'History')
      await expect(page.getByRole('button', { name: 'Compare' })).toHaveCount(2)
    },
  },
  {
    name: 'history-compare',
    isOfWindow: true,
    show: async ({ page }) => {
      await openQueue(page)
      await exportOnce(page)
      await writeFilter(page, fullTree)
      await chooseFormat(page, 'CSV')
      await open(page, 'History')
      await page.getByRole('button', { name: 'Compare' }).click()
      await expect(page.getByText('Only in the past run: JSONL')).toBeVisible()
    },
  },
  {
    name: 'link-damaged',
    show: async ({ page }) => {
      await openQueue(page)
      await page.evaluate(() => {
        location.hash = '#w1.abcdef'
      })
      await expect(page.getByText(/This link is damaged/)).toBeVisible()
    },
  },
  {
    name: 'signed-out-meanwhile',
    isOfWindow: true,
    show: async ({ page }) => {
      await openQueue(page)
      await page.route('**/records/count', (route) =>
        route.fulfill({ status: 401, json: { detail: 'The token has expired.' } }),
      )
      await tree(page).getByRole('button', { name: 'Condition', exact: true }).last().click()
      await page.keyboard.type('status')
      await page.keyboard.press('Enter')
      await tree(page).getByRole('textbox', { name: 'Value' }).fill('500')
      await expect(dialog(page, 'Sign in again')).toBeVisible()
    },
  },
]

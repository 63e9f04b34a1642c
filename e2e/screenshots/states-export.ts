import { expect, type Page } from '@playwright/test'
import { signInAt } from '../service/at-service.ts'
import { sentence } from '../service/stand-in-refusals.ts'
import { sampleQueues } from '../support/api.ts'
import { chooseFormat, chooseQueue } from '../support/builder.ts'
import { exportButton, knownIds, openAtProxy, openQueue, type Stage, type State } from './state.ts'

/** A running export and how it can end. */

const { name: agent } = sampleQueues.agent

async function exportAll(stage: Stage, fault: Parameters<Stage['proxy']['set']>[0]) {
  await openAtProxy(stage, agent)
  stage.proxy.set(fault)
  await exportButton(stage.page).click()
}

const seesVerdict = (page: Page, verdict: string) =>
  expect(page.getByText(verdict, { exact: true }).first()).toBeVisible({ timeout: 60_000 })

async function chooseWay(page: Page, way: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Other ways to save' }).click()
  await page.getByRole('menuitem', { name: way }).click()
}

/** The counts are too large until the export begins. */
async function countTooMany(page: Page): Promise<void> {
  let more = 3
  await page.route(/\/records\/count$/, async (route) => {
    const response = await route.fetch()
    const count = (await response.json()) as { total_count: number }
    await route.fulfill({ response, json: { ...count, total_count: count.total_count + more } })
  })
  await page.route(/\/records\/export$/, async (route) => {
    more = 0
    await route.continue()
  })
}

export const running: readonly State[] = [
  {
    name: 'ways-to-save',
    isOfWindow: true,
    show: async ({ page }) => {
      await openQueue(page)
      await page.getByRole('button', { name: 'Other ways to save' }).click()
      await expect(page.getByRole('menuitem', { name: /Browser download/ })).toBeVisible()
    },
  },
  {
    name: 'export-running',
    show: async (stage) => {
      await exportAll(stage, { kind: 'stall', after: 20e6 })
      await expect(stage.page.getByText(/^20\sMB/)).toBeVisible()
    },
  },
  {
    name: 'export-waiting',
    show: async (stage) => {
      const headers = { 'Retry-After': '40' }
      await exportAll(stage, { kind: 'refuse', status: 429, headers, times: 9 })
      await expect(stage.page.getByText(/Retrying in/)).toBeVisible()
    },
  },
  {
    name: 'export-complete',
    show: async ({ page }) => {
      await openQueue(page)
      await chooseFormat(page, 'CSV')
      await expect(exportButton(page)).toBeVisible()
      await exportButton(page).click()
      await seesVerdict(page, 'Complete')
    },
  },
  {
    name: 'export-two-runs',
    show: async (stage) => {
      await exportAll(stage, { kind: 'stall', after: 20e6 })
      await expect(stage.page.getByText(/^20\sMB/)).toBeVisible()
      stage.proxy.set({ kind: 'none' })
      await exportButton(stage.page).click()
      await seesVerdict(stage.page, 'Complete')
    },
  },
  {
    name: 'export-count-differs',
    show: async ({ page }) => {
      await countTooMany(page)
      await openQueue(page)
      await exportButton(page).click()
      await seesVerdict(page, 'Count differs')
    },
  },
  {
    name: 'export-incomplete',
    show: async (stage) => {
      await exportAll(stage, { kind: 'cut', after: 20e6 })
      await seesVerdict(stage.page, 'Incomplete')
    },
  },
  {
    name: 'export-cancelled',
    show: async (stage) => {
      await exportAll(stage, { kind: 'stall', after: 20e6 })
      await expect(stage.page.getByText(/^20\sMB/)).toBeVisible()
      await stage.page.getByRole('button', { name: 'Cancel' }).click()
      await seesVerdict(stage.page, 'Cancelled')
    },
  },
  {
    name: 'export-refused',
    show: async ({ page, service }) => {
      service.service.set({})
      await signInAt(page, service, 'key')
      await chooseQueue(page, 'Support answers')
      await expect(exportButton(page)).toBeVisible()
      const refuse = sentence(403, 'Ask an owner of the project for access.')
      service.service.set({ failing: { operations: ['export'], refuse } })
      await exportButton(page).click()
      await expect(page.getByText('The export failed')).toBeVisible()
    },
  },
  {
    name: 'export-not-provable',
    show: async ({ page, service }) => {
      service.service.set({ companions: 404 })
      await signInAt(page, service, 'key')
      await chooseQueue(page, 'Support answers')
      await page
        .getByRole('button', { name: /^Export/ })
        .last()
        .click()
      await seesVerdict(page, 'Can’t verify')
    },
  },
  {
    name: 'export-in-the-browser',
    show: async ({ page, service }) => {
      service.service.set({})
      await signInAt(page, service, 'key')
      await chooseQueue(page, 'Support answers')
      await expect(exportButton(page)).toBeVisible()
      await chooseWay(page, /Browser download/)
      await seesVerdict(page, 'Downloading in the browser')
    },
  },
  {
    name: 'export-with-missing-ids',
    show: async (stage) => {
      const { page } = stage
      const [known] = await knownIds(stage, 1)
      await openQueue(page)
      await page.getByText('Record IDs', { exact: true }).click()
      await page
        .getByRole('textbox', { name: 'Record IDs' })
        .fill(`${known}\n00000000-0000-4000-8000-000000000000`)
      await page.getByRole('button', { name: 'Export 1 record' }).click()
      await expect(page.getByText('1 of 2 IDs are in the file, 1 is missing.')).toBeVisible()
    },
  },
]

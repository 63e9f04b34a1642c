import { expect, test, type Page } from '@playwright/test'
import { exported, sampleQueues } from './support/api.ts'
import { chooseQueue, signIn } from './support/builder.ts'

/** A test cannot use the browser's save dialog. A file in the page's private file system replaces it. */

const { name, id } = sampleQueues.agent
const everything = { record_selector: { type: 'filter_tree', filter_tree: { and: [] } } }

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(window, {
      showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) => {
        const folder = await navigator.storage.getDirectory()
        Object.assign(window, { chosenName: suggestedName })
        return folder.getFileHandle(suggestedName, { create: true })
      },
    })
  })
  await signIn(page)
  await chooseQueue(page, name)
  await expect(page.getByRole('button', { name: 'Export 50,000 records' })).toBeVisible()
})

async function chooseWhere(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Other ways to save' }).click()
  await page.getByRole('menuitem', { name: /Choose where to save/ }).click()
}

/** The SHA-256 in hex; null if there is no such file. */
const chosenFile = (page: Page) =>
  page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory()
    const { chosenName } = window as unknown as { chosenName: string }
    const file = await folder
      .getFileHandle(chosenName)
      .then((handle) => handle.getFile())
      .catch(() => null)
    if (file === null) return null
    const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
    const hex = [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0'))
    return { name: chosenName, size: file.size, sha256: hex.join('') }
  })

test('the chosen file has exactly the bytes of the API', async ({ page, baseURL }) => {
  await chooseWhere(page)
  await expect(page.getByText('Complete', { exact: true })).toBeVisible({ timeout: 60_000 })
  const file = await chosenFile(page)
  expect(file?.size).toBe((await exported(baseURL, id, everything)).length)
  expect(file?.name).toMatch(/^agent-runs-nightly-\d{8}T\d{6}Z\.jsonl$/)
  await expect(page.getByText(`SHA-256 ${file?.sha256}`)).toBeVisible()
})

test('on a full disk no file stays behind, and the page says why', async ({
  page,
  context,
  baseURL,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'Only Chromium lets a test make the disk smaller.')
  const session = await context.newCDPSession(page)
  await session.send('Storage.overrideQuotaForOrigin', {
    origin: String(baseURL),
    quotaSize: 20_000_000,
  })
  await chooseWhere(page)
  await expect(page.getByText('Incomplete', { exact: true })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/There isn’t enough space for the file/)).toBeVisible()
  await expect(page.getByText('Nothing was saved.')).toBeVisible()
  expect((await chosenFile(page))?.size ?? 0).toBe(0)
})

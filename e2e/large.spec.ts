import { expect, test } from '@playwright/test'
import { call, exported, sampleQueues } from './support/api.ts'
import { chooseQueue, exportFile, signIn } from './support/builder.ts'
import { writeClipboard } from './support/clipboard.ts'
import { memoryOf } from './support/memory-of.ts'
import { startSampleServer } from './support/sample-server.ts'

const manyIds = Array.from(
  { length: 100_000 },
  (_, index) => `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`,
)

test('50 000 records, more than 60 MB, arrive in one go while the page answers', async ({
  page,
  baseURL,
}) => {
  await signIn(page)
  await chooseQueue(page, sampleQueues.agent.name)
  await expect(page.getByRole('button', { name: 'Export 50,000 records' })).toBeVisible()
  await page.evaluate(() => {
    const own = window as unknown as { longest: number }
    own.longest = 0
    let last = performance.now()
    const tick = () => {
      const now = performance.now()
      own.longest = Math.max(own.longest, now - last)
      last = now
      setTimeout(tick, 0)
    }
    tick()
  })
  const file = await exportFile(page)
  await expect(page.getByText('All 50,000 records are in the file.')).toBeVisible()
  const longest = await page.evaluate(() => (window as unknown as { longest: number }).longest)
  // Busy machines are too noisy for a smaller bound.
  expect(longest).toBeLessThan(1000)
  expect(file.bytes.length).toBeGreaterThan(60e6)
  const expected = await exported(baseURL, sampleQueues.agent.id, {
    record_selector: { type: 'filter_tree', filter_tree: { and: [] } },
  })
  expect(file.bytes.equals(expected)).toBe(true)
})

test('a cancelled export saves nothing and says so', async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, sampleQueues.agent.name)
  await expect(page.getByRole('button', { name: 'Export 50,000 records' })).toBeVisible()
  await page.route('**/records/export', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 3000))
    await route.continue().catch(() => undefined)
  })
  let downloads = 0
  page.on('download', () => (downloads += 1))
  await page
    .getByRole('button', { name: /^Export/ })
    .last()
    .click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText(/The export was cancelled/)).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  expect(downloads).toBe(0)
})

test('50 exports in a row leave no query open and no more memory in use', async () => {
  // Only memory is measured, so the time may be long.
  test.setTimeout(600_000)
  const server = await startSampleServer()
  try {
    const exportOnce = async () => {
      const response = await call(
        server.url,
        `/v2/annotation_queues/${sampleQueues.agent.id}/records/export`,
        { record_selector: { type: 'filter_tree', filter_tree: { and: [] } } },
      )
      let bytes = 0
      for await (const chunk of response.body ?? []) bytes += chunk.length
      expect(bytes).toBeGreaterThan(60e6)
    }
    for (let run = 0; run < 10; run += 1) await exportOnce()
    const early = memoryOf(server.process.pid)
    for (let run = 0; run < 40; run += 1) await exportOnce()
    expect(memoryOf(server.process.pid)).toBeLessThan(early * 1.25 + 50)
  } finally {
    await server.stop()
  }
})

test('100 000 pasted ids are read without blocking the page', async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  await page.getByText('Record IDs', { exact: true }).click()
  const box = page.getByRole('textbox', { name: 'Record IDs' })
  const paste = (text: string) =>
    page.locator('input[type=file]').setInputFiles({
      name: 'ids.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(text),
    })
  await expect(box).toBeVisible()
  await paste(manyIds.join('\n'))
  await expect(page.getByText('100,000 record IDs', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Edit as text' })).toBeVisible()
  await paste([...manyIds, 'ffffffff-ffff-4fff-8fff-ffffffffffff'].join('\n'))
  await expect(
    page.getByText('An export can have up to 100,000 record IDs. Remove 1.'),
  ).toBeVisible()
})

test('100 000 pasted ids replace a text within a moment', async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  await page.getByText('Record IDs', { exact: true }).click()
  const box = page.getByRole('textbox', { name: 'Record IDs' })
  await box.fill('x')
  await writeClipboard(page, manyIds.join('\n'))
  await box.focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('ControlOrMeta+V')
  await expect(page.getByText('100,000 record IDs', { exact: true })).toBeVisible()
  // The server gets four questions with all ids at once.
  const missing = page.getByText('100,000 of the 100,000 IDs aren’t in this queue.')
  await expect(missing).toBeVisible({ timeout: 60_000 })
})

import { expect, test, type Page, type Route } from '@playwright/test'
import { addLeaf, chooseFormat, chooseQueue, signIn, tree } from './support/builder.ts'

/** The parts of the outcome keep their places, and what is shown is of one moment. */

type Shift = { readonly value: number; readonly moved: readonly string[] }

const observe = `
  globalThis.shifts = []
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      const moved = sources.map(({ node }) => (node?.parentElement?.outerHTML ?? '').slice(0, 200))
      if (!hadRecentInput) shifts.push({ value, moved })
    }
  }).observe({ type: 'layout-shift', buffered: true })
`

/** Half a second after an input, a shift counts. */
const untilShiftsCount = (page: Page) => page.waitForTimeout(700)

const exportButton = (page: Page) => page.locator('[data-export]')
const headline = (page: Page) => page.getByText(/^of 4,812/).last()

/** The vertical place of a part on the screen. */
const topOf = async (part: ReturnType<typeof headline>): Promise<number> =>
  Math.round((await part.boundingBox())?.y ?? Number.NaN)

const screens = [
  { width: 1440, height: 920 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const

for (const screen of screens) {
  test(`nothing moves by itself during the main job at ${screen.width} px`, async ({ page }) => {
    await page.setViewportSize(screen)
    await page.addInitScript(observe)
    await page.goto('/')
    await page.getByRole('button', { name: /Olivia Brandt/ }).click()
    // Answers that are late count: half a second after an input, everything does.
    const late = async (route: Route) => {
      await new Promise((go) => setTimeout(go, 700))
      await route.continue().catch(() => undefined)
    }
    await page.route(/annotation_queues\/[^/]+/, late)
    await page.getByRole('option', { name: /Support answers/ }).click()
    await expect(page.getByRole('button', { name: 'Export 4,812 records' })).toBeVisible()
    await untilShiftsCount(page)
    await page.unroute(/annotation_queues\/[^/]+/, late)
    const row = await addLeaf(page, 'Quality')
    await untilShiftsCount(page)
    await row.getByRole('textbox', { name: 'Value' }).pressSequentially('4')
    await expect(page.getByRole('button', { name: /^Export 2,\d+ records/ })).toBeVisible()
    await untilShiftsCount(page)
    await exportButton(page).click()
    await expect(page.getByText('Complete', { exact: true })).toBeVisible()
    await untilShiftsCount(page)
    const shifts = (await page.evaluate('shifts')) as readonly Shift[]
    const sum = shifts.reduce((all, { value }) => all + value, 0)
    expect(sum, JSON.stringify(shifts, null, 2)).toBeLessThanOrEqual(0.02)
  })
}

test('headline and Export stay where they are while problems, runs and facts come and go', async ({
  page,
}) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  await expect(exportButton(page)).toHaveText(/Export 4,812 records/)
  const places = async () => [await topOf(headline(page)), await topOf(exportButton(page))]
  const start = await places()
  const row = await addLeaf(page, 'Quality')
  expect(await places()).toEqual(start)
  await exportButton(page).click()
  await expect(page.getByText('1 problem', { exact: true })).toBeVisible()
  expect(await places()).toEqual(start)
  await row.getByRole('textbox', { name: 'Value' }).fill('4')
  await chooseFormat(page, 'CSV')
  await expect(exportButton(page)).toHaveText(/Export 2,\d+ records/)
  expect(await places()).toEqual(start)
  await exportButton(page).click()
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()
  expect(await places()).toEqual(start)
  // The card of the run leaves the preview its height.
  const rows = page.getByRole('region', { name: 'First rows of the file' })
  expect((await rows.boundingBox())?.height).toBeGreaterThan(160)
})

test('a condition that was just added has no problem until its row is left, and each problem says its place', async ({
  page,
}) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  await addLeaf(page, 'Status Code').then((row) =>
    row.getByRole('textbox', { name: 'Value' }).fill('500'),
  )
  await expect(exportButton(page)).toHaveText(/Export [\d,]+ records/)
  await addLeaf(page, 'Quality')
  await expect(page.getByText(/^of 4,812 · Condition 2: enter a value$/)).toBeVisible()
  await expect(page.getByText('1 problem', { exact: true })).toHaveCount(0)
  await page.getByRole('textbox', { name: 'File name' }).focus()
  await expect(page.getByText('1 problem', { exact: true })).toBeVisible()
  const problem = page.getByRole('button', { name: 'Condition 2 (Quality): enter a value.' })
  await problem.click()
  await expect(tree(page).getByRole('textbox', { name: 'Value' }).last()).toBeFocused()
  await page.keyboard.type('4')
  await expect(problem).toHaveCount(0)
})

test('an empty list of record IDs shows no count and no file, and says what to do', async ({
  page,
}) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  await expect(exportButton(page)).toHaveText(/Export 4,812 records/)
  await page.getByText('Record IDs', { exact: true }).click()
  await expect(page.getByText('Paste record IDs to select records')).toBeVisible()
  await expect(headline(page)).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'First rows of the file' })).toHaveCount(0)
  await expect(page.getByText('1 problem', { exact: true })).toHaveCount(0)
  await exportButton(page).click()
  await expect(
    page.getByRole('button', { name: 'Record IDs: paste at least one record ID.' }),
  ).toBeVisible()
})

test('the preview has the columns of the sentence at once', async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  const rows = page.getByRole('region', { name: 'First rows of the file' })
  await expect(rows.getByRole('gridcell').first()).toBeVisible()
  await page.route(/\/(partial_search|selection_facts)$/, (route) => route.abort())
  await chooseFormat(page, 'CSV')
  await expect(page.getByText(/\. CSV with /)).toBeVisible()
  await expect(rows.getByRole('columnheader', { name: 'Status Code' })).toBeVisible()
})

test('an export without records is disabled and says what to do', async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  const row = await addLeaf(page, 'Quality')
  await row.getByRole('textbox', { name: 'Value' }).fill('999')
  await expect(exportButton(page)).toBeDisabled()
  await expect(exportButton(page)).toHaveAccessibleDescription(
    'No records match. Change or mute a condition to export.',
  )
  let exports = 0
  page.on('request', (request) => (exports += request.url().endsWith('/export') ? 1 : 0))
  await exportButton(page).click({ force: true })
  await row.getByRole('textbox', { name: 'Value' }).fill('4')
  await expect(exportButton(page)).toBeEnabled()
  expect(exports).toBe(0)
})

test('an empty queue says that it has no records yet', async ({ page }) => {
  await signIn(page)
  await page.route(/\/annotation_queues\/[^/]+$/, async (route) => {
    const response = await route.fetch()
    const queue = (await response.json()) as object
    await route.fulfill({ response, json: { ...queue, num_log_records: 0 } })
  })
  await page.route('**/records/count', (route) => route.fulfill({ json: { total_count: 0 } }))
  await page.route('**/partial_search', (route) => route.fulfill({ json: { records: [] } }))
  await chooseQueue(page, 'Support answers')
  await expect(page.getByText('This queue has no records yet', { exact: true })).toBeVisible()
  await expect(exportButton(page)).toBeDisabled()
})

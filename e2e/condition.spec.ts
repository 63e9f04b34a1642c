import { expect, test, type Locator } from '@playwright/test'
import {
  addLeaf,
  chooseOperator,
  chooseQueue,
  signIn,
  tree,
  writtenAddress,
} from './support/builder.ts'

/** Saying what one means: few keys, no second click. */

test.beforeEach(async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
})

test('a condition is a click, a column, Enter, a value, Enter', async ({ page }) => {
  await tree(page).getByRole('button', { name: 'Condition', exact: true }).click()
  await page.keyboard.type('status')
  await page.keyboard.press('Enter')
  await expect(tree(page).getByRole('textbox', { name: 'Value' })).toBeFocused()
  await page.keyboard.type('500')
  await page.keyboard.press('Enter')
  const row = tree(page).locator('[data-node-key]').last()
  await expect(row).toBeFocused()
  await expect(row.getByRole('button', { name: 'Column: Status Code' })).toBeVisible()
  await expect(page.getByText('Status Code is at least 500').first()).toBeVisible()
})

test('typing on a closed column opens the list with what was typed', async ({ page }) => {
  const row = await addLeaf(page, 'Input')
  await row.getByRole('button', { name: /^Column:/ }).focus()
  await page.keyboard.type('is comp')
  await expect(page.getByRole('combobox', { name: 'Column' })).toHaveValue('is comp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('listbox', { name: 'Value' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(row.getByRole('button', { name: 'Value: true' })).toBeFocused()
})

test('an empty filter offers starting points in place, one click each, and undo takes them back', async ({
  page,
}) => {
  const points = tree(page)
    .locator('..')
    .locator('..')
    .getByRole('list', { name: 'Starting points' })
  await expect(points.getByRole('button')).toHaveText([
    'Rated',
    'Unrated',
    'Fully annotated',
    'Not fully annotated',
    'Disagreement',
    'Last 7 days of the queue',
  ])
  await points.getByRole('button', { name: 'Last 7 days of the queue' }).click()
  const rows = tree(page).locator('[data-node-key]')
  await expect(rows).toHaveCount(2)
  await expect(rows.first()).toBeFocused()
  await expect(page.getByRole('button', { name: /^Export [1-9][\d,]* records/ })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(points).toBeVisible()
})

test('a starting point can be added to what is there, from the list of columns', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Rated', exact: true }).click()
  await expect(tree(page).getByText('OR', { exact: true })).toBeVisible()
  await tree(page).getByRole('button', { name: 'Condition', exact: true }).last().click()
  await expect(page.getByText('Starting points')).toBeVisible()
  await page.keyboard.type('last 7')
  await page.keyboard.press('Enter')
  const last = tree(page).locator('[data-node-key]').last()
  await expect(last).toBeFocused()
  await expect(last).toHaveAttribute('aria-level', '2')
  await expect(last.getByRole('button', { name: 'Column: Created' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Export [1-9][\d,]* records/ })).toBeVisible()
})

test('the calendar opens on the dates of the queue and marks days with records', async ({
  page,
}) => {
  const row = await addLeaf(page, 'Created')
  await expect(row.locator('svg[viewBox="0 0 48 16"]')).toBeVisible()
  await row.getByRole('button', { name: /calendar/i }).click()
  await expect(page.getByRole('heading', { name: 'March 2026' })).toBeVisible()
  const marked = (day: string) =>
    page
      .getByRole('button', { name: day })
      .evaluate((cell) => getComputedStyle(cell, '::after').content !== 'none')
  expect(await marked('Tuesday, 10 March 2026')).toBe(true)
  expect(await marked('Tuesday, 24 March 2026')).toBe(false)
  await page.getByRole('button', { name: 'Last 7 days of the queue' }).click()
  await expect(row).toContainText('Last 7 days of the queue')
  await expect(page.getByText('on or after 7 Mar 2026, 00:00 Europe/Berlin').first()).toBeVisible()
})

test('the number on a row explains itself', async ({ page }) => {
  const row = await addLeaf(page, 'Status Code')
  await row.getByRole('textbox', { name: 'Value' }).fill('500')
  await row.getByText(/without$/).hover()
  await expect(page.getByRole('tooltip')).toHaveText(
    /^[\d,]+ records match this condition\. Without it, the filter would select 4,812\.$/,
  )
})

test('a condition asks whether there is a value, and says so in tree, sentence and JSON', async ({
  page,
}) => {
  const row = await addLeaf(page, 'Error Message')
  await chooseOperator(page, row, 'has a value')
  await expect(row.locator('[data-field=value]')).toHaveCount(0)
  await expect(page.getByText('Error Message has a value').first()).toBeVisible()
  const full = page.getByRole('button', { name: /^Export [\d,]+ records?$/ })
  await expect(full).toBeVisible()
  await chooseOperator(page, row, 'is empty')
  await expect(row.getByRole('button', { name: 'Operator: is empty' })).toBeFocused()
  await expect(tree(page).locator('[data-node-key]')).toHaveCount(2)
  await expect(page.getByText('Error Message is empty').first()).toBeVisible()
  await page.getByRole('button', { name: 'Edit as JSON' }).click()
  const json = page.getByRole('textbox', { name: /JSON/ })
  await expect(json).toContainText('"not"')
  await expect(json).toContainText('"operator": "contains"')
  await page.getByRole('button', { name: 'Edit as JSON' }).click()
  await chooseOperator(page, row, 'is')
  await expect(row.getByRole('combobox', { name: 'Value' })).toHaveValue('')
  await page.keyboard.press('Control+z')
  await expect(row.getByRole('button', { name: 'Operator: is empty' })).toBeVisible()
})

test('a period is one condition of two dates, in tree, sentence, JSON and link', async ({
  page,
}) => {
  const row = await addLeaf(page, 'Created')
  await chooseOperator(page, row, 'is between')
  const dates = row.getByRole('group', { name: /^(From|To)$/ })
  await expect(dates).toHaveCount(2)
  await dates.first().getByRole('spinbutton', { name: /year/i }).click()
  await page.keyboard.type('202603010000')
  await dates
    .last()
    .getByRole('button', { name: /calendar/i })
    .click()
  await page.getByRole('button', { name: 'Saturday, 7 March 2026' }).click()
  await page.keyboard.press('Escape')
  const said = 'between 1 Mar 2026, 00:00 Europe/Berlin and the end of 7 Mar 2026, Europe/Berlin'
  await expect(page.getByText(said).first()).toBeVisible()
  await expect(page.getByRole('button', { name: /^Export [1-9][\d,]* records/ })).toBeVisible()
  await page.getByRole('button', { name: 'Edit as JSON' }).click()
  const json = page.getByRole('textbox', { name: /JSON/ })
  await expect(json).toContainText('"operator": "gte"')
  await expect(json).toContainText('"value": "2026-03-07T22:59:59.999999Z"')
  await page.getByRole('button', { name: 'Edit as JSON' }).click()
  const address = await writtenAddress(page)
  await page.goto('about:blank')
  await page.goto(address)
  await expect(row.getByRole('button', { name: 'Operator: is between' })).toBeVisible()
  await expect(row).toContainText('end of day')
  await row.press('ArrowRight')
  await expect(tree(page).getByRole('button', { name: /^Column: Created/ })).toHaveCount(2)
})

test('dragging over a chart sets the condition: a period on the timeline, a range on a histogram', async ({
  page,
}) => {
  const drag = async (chart: Locator, from: number, to: number) => {
    const box = await chart.boundingBox()
    if (!box) throw new Error('the chart is not on the page')
    const y = box.y + box.height / 2
    await page.mouse.move(box.x + box.width * from, y)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * to, y, { steps: 5 })
    await page.mouse.up()
  }
  const timeline = page.locator('figure svg')
  await expect(timeline).toBeVisible()
  await drag(timeline, 0.5, 0.7)
  const rows = tree(page).locator('[data-node-key]')
  await expect(rows).toHaveCount(2)
  await expect(rows.last().getByRole('button', { name: 'Operator: is between' })).toBeVisible()
  await expect(rows.last()).toContainText(/2026-03-0\d, 00:00.*end of day/)
  await drag(timeline, 0.2, 0.3)
  await expect(rows).toHaveCount(2)
  await expect(rows.last()).toContainText(/2026-02-2\d, 00:00/)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(rows).toHaveCount(1)

  const score = await addLeaf(page, 'Score')
  await score.getByRole('button', { name: 'Choose a value on the chart' }).click()
  const chart = page.getByRole('dialog', { name: 'Value distribution' })
  await drag(chart.locator('svg'), 0.25, 0.75)
  await page.keyboard.press('Escape')
  await expect(score.getByRole('button', { name: 'Operator: is between' })).toBeVisible()
  await expect(score.getByRole('textbox', { name: 'From' })).toHaveValue(/^\d+$/)
  await expect(score.getByRole('textbox', { name: 'To' })).toHaveValue(/^\d+$/)
  await expect(page.getByRole('button', { name: /^Export [1-9][\d,]* records/ })).toBeVisible()
})

test('if a date leaves no record, the page says where the dates of the queue begin and end', async ({
  page,
}) => {
  const row = await addLeaf(page, 'Created')
  await row.getByRole('spinbutton', { name: /year/i }).click()
  await page.keyboard.type('202701010000')
  await expect(
    page.getByText('Created runs from 22 Feb 2026 to 14 Mar 2026 in this queue.'),
  ).toBeVisible()
})

test('fully annotated is turned into its opposite where its members are chosen', async ({
  page,
}) => {
  const row = await addLeaf(page, 'Fully Annotated')
  const records = () => page.getByRole('button', { name: /^Export [\d,]+ records$/ }).textContent()
  await expect.poll(records).toMatch(/2,938/)
  await row.getByRole('button', { name: /^Members/ }).click()
  await page.getByText('Is not', { exact: true }).click()
  await page.keyboard.press('Escape')
  await expect(tree(page).getByText('NOT', { exact: true })).toBeVisible()
  await expect.poll(records).toMatch(/1,874/)
  await expect(page.getByText('not fully annotated').first()).toBeVisible()
})

test('what is added to an empty NOT lands in it, by mouse and by key', async ({ page }) => {
  const rows = tree(page).locator('[data-node-key]')
  await tree(page).getByRole('button', { name: 'Group', exact: true }).click()
  await page.getByRole('menuitem', { name: /^NOT/ }).click()
  await expect(page.getByRole('combobox', { name: 'Column' })).toBeFocused()
  await page.keyboard.press('Escape')
  await rows.nth(2).focus()
  await page.keyboard.press('Delete')
  await expect(rows).toHaveCount(2)
  await rows.nth(1).focus()
  await page.keyboard.press('n')
  await page.keyboard.press('Escape')
  await expect(rows.last()).toHaveAttribute('aria-level', '3')
  await page.keyboard.press('Control+z')
  await expect(rows).toHaveCount(2)
  await tree(page).getByRole('button', { name: 'Condition', exact: true }).first().click()
  await page.keyboard.press('Escape')
  await expect(rows.last()).toHaveAttribute('aria-level', '3')
})

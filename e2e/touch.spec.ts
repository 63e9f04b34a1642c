import { expect, test, type Locator, type Page } from '@playwright/test'
import { addLeaf, chooseQueue, signIn, tree } from './support/builder.ts'

/** Rows move by a long press; the touches are those of a real screen. */
test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
test.skip(
  ({ browserName }) => browserName !== 'chromium',
  'Only Chromium lets a test put a finger down, move it and take it up.',
)

const rows = (page: Page) => tree(page).locator('[data-node-key]')

const outline = (page: Page) =>
  rows(page).evaluateAll((all) =>
    all.map((row) => {
      const words = /AND|OR|NOT|Status Code|Is Complete|Step Number/.exec(row.textContent)
      return `${row.ariaLevel} ${words?.[0] ?? ''}`
    }),
  )

async function finger(page: Page) {
  const client = await page.context().newCDPSession(page)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel', at: number[][]) =>
    client.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: at.map(([x = 0, y = 0]) => ({ x, y })),
    })
  return {
    down: (x: number, y: number) => send('touchStart', [[x, y]]),
    move: (x: number, y: number) => send('touchMove', [[x, y]]),
    up: () => send('touchEnd', []),
    cancel: () => send('touchCancel', []),
  }
}

async function boxOf(part: Locator) {
  const box = await part.boundingBox()
  if (!box) throw new Error('it is not on the screen')
  return box
}

const scrolled = (page: Page) => page.evaluate(() => Math.round(scrollY))
const longPress = 500

test.beforeEach(async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  for (const column of ['Status Code', 'Is Complete', 'Step Number']) await addLeaf(page, column)
  await expect(rows(page)).toHaveCount(4)
  await page.evaluate(() => scrollTo(0, 40))
})

test('a long press moves a row, and the page stays where it is', async ({ page }) => {
  const { down, move, up } = await finger(page)
  const before = await scrolled(page)
  const handle = await boxOf(rows(page).nth(3).locator('[data-drag-handle]'))
  const target = await boxOf(rows(page).nth(1))
  await down(handle.x + handle.width / 2, handle.y + 20)
  await expect(rows(page).nth(3)).toHaveAttribute('data-dragged')
  for (const step of [0.25, 0.5, 0.75, 1]) {
    const y = handle.y + 20 + (target.y + 4 - handle.y - 20) * step
    await move(handle.x + 60 * step, y)
    await page.waitForTimeout(40)
  }
  await up()
  await expect
    .poll(() => outline(page))
    .toEqual(['1 AND', '2 Step Number', '2 Status Code', '2 Is Complete'])
  expect(await scrolled(page)).toBe(before)
  await expect(page.getByText('Moved', { exact: true })).toBeAttached()
})

test('a row beside its controls can be held, too, and onto another row makes a group', async ({
  page,
}) => {
  const { down, move, up } = await finger(page)
  const count = rows(page).nth(3).getByRole('gridcell').nth(1)
  const from = await boxOf(count)
  const target = await boxOf(rows(page).nth(1))
  await down(from.x + from.width / 2, from.y + from.height / 2)
  await expect(rows(page).nth(3)).toHaveAttribute('data-dragged')
  await move(target.x + 120, from.y)
  await move(target.x + 120, target.y + target.height / 2)
  await up()
  await expect
    .poll(() => outline(page))
    .toEqual(['1 AND', '2 OR', '3 Status Code', '3 Step Number', '2 Is Complete'])
})

test('a swipe scrolls the page and moves no row', async ({ page }) => {
  const { down, move, up } = await finger(page)
  const before = await outline(page)
  const start = await scrolled(page)
  const handle = await boxOf(rows(page).nth(3).locator('[data-drag-handle]'))
  await down(handle.x + 4, handle.y + 20)
  for (let step = 1; step <= 8; step += 1) {
    await move(handle.x + 4, handle.y + 20 - step * 15)
    await page.waitForTimeout(16)
  }
  await up()
  await expect.poll(() => scrolled(page)).toBeGreaterThan(start + 60)
  await page.waitForTimeout(longPress)
  expect(await outline(page)).toEqual(before)
})

test('near the lower edge the page scrolls under the row, and a cancelled press moves nothing', async ({
  page,
}) => {
  const { down, move, cancel } = await finger(page)
  const before = await outline(page)
  const start = await scrolled(page)
  const handle = await boxOf(rows(page).nth(1).locator('[data-drag-handle]'))
  await down(handle.x + 4, handle.y + 20)
  await expect(rows(page).nth(1)).toHaveAttribute('data-dragged')
  await move(handle.x + 4, 830)
  await expect.poll(() => scrolled(page)).toBeGreaterThan(start + 60)
  await cancel()
  await expect(tree(page).locator('[data-dragged]')).toHaveCount(0)
  expect(await outline(page)).toEqual(before)
})

test('a tap on the word of a group switches it, and a long press does not', async ({ page }) => {
  const { down, up } = await finger(page)
  const word = rows(page).first().getByRole('button', { name: /^AND/ })
  await word.tap()
  await expect(rows(page).first().getByRole('button', { name: /^OR/ })).toBeVisible()
  await rows(page).first().locator('[data-row-menu] button').tap()
  await page.getByRole('menuitem', { name: 'Wrap in AND' }).tap()
  const inner = rows(page).nth(1)
  const box = await boxOf(inner.getByRole('button', { name: /^OR/ }))
  await down(box.x + box.width / 2, box.y + box.height / 2)
  await expect(inner).toHaveAttribute('data-dragged')
  await up()
  await expect(inner).not.toHaveAttribute('data-dragged')
  await expect(inner.getByRole('button', { name: /^OR/ })).toBeVisible()
})

import { expect, test } from '@playwright/test'
import { addLeaf, chooseQueue, signIn, tree } from './support/builder.ts'

/** The page on a phone, by touch. */
test.use({ viewport: { width: 360, height: 900 }, hasTouch: true, isMobile: true })
test.skip(({ browserName }) => browserName === 'firefox', 'Playwright has no phone with Firefox.')

test('a condition takes two lines, nothing overlaps, and a tap reaches every part', async ({
  page,
}) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  const rows = tree(page).locator('[data-node-key]')
  await (await addLeaf(page, 'Status Code')).getByRole('textbox', { name: 'Value' }).fill('200')
  await addLeaf(page, 'Is Complete')
  await addLeaf(page, 'Tags')
  const tags = rows.nth(3)
  await expect(rows.nth(1).getByText(/^[\d,]+$/)).toBeVisible()
  for (const row of await rows.all()) {
    const box = await row.boundingBox()
    expect(box?.height).toBeLessThanOrEqual(100)
    const controls = await row.locator('button, input').all()
    const boxes = await Promise.all(controls.map((control) => control.boundingBox()))
    for (const [index, a] of boxes.entries()) {
      for (const b of boxes.slice(index + 1)) {
        if (!a || !b) throw new Error('a control is not shown')
        const overlaps =
          a.x < b.x + b.width - 1 &&
          b.x < a.x + a.width - 1 &&
          a.y < b.y + b.height - 1 &&
          b.y < a.y + a.height - 1
        expect(overlaps).toBe(false)
      }
    }
  }
  const [width, shown] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return [scrollWidth, clientWidth]
  })
  expect(width).toBe(shown)
  await tags.getByRole('combobox', { name: 'Value' }).tap()
  const prod = page.getByRole('option', { name: 'prod 3,359' })
  // The list stays hidden until the keyboard of a phone has had the time to open.
  await expect
    .poll(() =>
      prod.evaluate((option) => {
        const { x, y } = option.getBoundingClientRect()
        return option.contains(document.elementFromPoint(x + 20, y + 10))
      }),
    )
    .toBe(true)
  await prod.tap()
  await expect(tags.getByText('prod', { exact: true })).toBeVisible()
  await tags.getByRole('button', { name: 'More' }).tap()
  await page.getByRole('menuitem', { name: 'Move up' }).tap()
  await expect(rows.nth(2)).toContainText('Tags')
})

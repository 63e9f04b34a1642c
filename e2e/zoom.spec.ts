import { expect, test, type Locator, type Page } from '@playwright/test'
import { addLeaf, chooseFormat, chooseQueue, signIn } from './support/builder.ts'

/** A screen of 1440 by 920 pixels at 200 % and 400 %: so many CSS pixels are left. */
const zooms = [
  { name: '200 %', viewport: { width: 720, height: 460 } },
  { name: '400 %', viewport: { width: 360, height: 230 } },
] as const

/** What stays on the screen while the page scrolls takes at most this share of its height. */
const mostFixed = 0.2

/** The height of all that keeps its place while the page scrolls. */
async function fixedHeight(page: Page): Promise<number> {
  const parts = [page.locator('header'), page.locator('[data-export]')]
  const tops = () => Promise.all(parts.map(async (part) => (await part.boundingBox())?.y))
  await page.evaluate(() => scrollTo(0, 300))
  const before = await tops()
  await page.evaluate(() => scrollTo(0, 500))
  const after = await tops()
  const bar = page.locator('aside > div').last()
  const boxes = await Promise.all([parts[0]?.boundingBox(), bar.boundingBox()])
  return boxes.reduce(
    (sum, box, at) => sum + (before[at] === after[at] ? (box?.height ?? 0) : 0),
    0,
  )
}

async function expectReachable(part: Locator): Promise<void> {
  await part.scrollIntoViewIfNeeded()
  await expect(part).toBeInViewport()
  await part.click({ trial: true })
}

for (const { name, viewport } of zooms) {
  test(`at ${name} nothing is fixed that takes a fifth of the height, and all is reachable`, async ({
    page,
  }) => {
    await page.setViewportSize(viewport)
    await signIn(page)
    await chooseQueue(page, 'Support answers')
    await chooseFormat(page, 'CSV')
    const row = await addLeaf(page, 'Status Code')
    await row.getByRole('textbox', { name: 'Value' }).fill('200')
    await expect(page.getByRole('button', { name: /^Export [\d,]+ records/ })).toBeVisible()
    expect(await fixedHeight(page)).toBeLessThanOrEqual(viewport.height * mostFixed)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width)
    const parts = [
      page.getByRole('button', { name: /^Queue: / }),
      page.getByRole('button', { name: 'Share' }),
      page.getByRole('button', { name: 'History' }),
      row.getByRole('button', { name: 'More' }),
      page.getByRole('button', { name: 'Choose columns' }),
      page.getByRole('textbox', { name: 'File name' }),
      page.getByRole('tab', { name: 'TypeScript' }),
      page.locator('[data-export]'),
    ]
    for (const part of parts) await expectReachable(part)
    // A list that opens fits, with its search.
    await page.getByRole('button', { name: 'Choose columns' }).click()
    const list = page.getByRole('dialog', { name: 'Columns of the file' })
    await expectReachable(list.getByRole('combobox'))
    await list.getByRole('combobox').fill('Status')
    await expectReachable(list.getByRole('option', { name: 'Status Code' }).first())
  })
}

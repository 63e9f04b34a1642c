import { expect, test, type Locator, type Page } from '@playwright/test'
import { addLeaf, chooseFormat, chooseQueue, signIn, tree } from './support/builder.ts'

/** Under forced colours, backgrounds and shadows are gone: lines and the system's colours are left. */
const styleOf = (part: Locator, property: string, pseudo?: string): Promise<string> =>
  part.evaluate((element, [name, of]) => getComputedStyle(element, of).getPropertyValue(name), [
    property,
    pseudo,
  ] as const)

/** A colour of the system, as the browser computes it. */
const systemColour = (page: Page, name: string): Promise<string> =>
  page.evaluate((colour) => {
    const probe = document.body.appendChild(document.createElement('i'))
    probe.style.cssText = `forced-color-adjust: none; background-color: ${colour}`
    const { backgroundColor } = getComputedStyle(probe)
    probe.remove()
    return backgroundColor
  }, name)

const isOutlined = async (part: Locator): Promise<boolean> =>
  (await styleOf(part, 'outline-style')) === 'solid' &&
  (await styleOf(part, 'outline-width')) === '2px'

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  await chooseFormat(page, 'CSV')
})

test('the focus is visible, and only there', async ({ page }) => {
  const row = await addLeaf(page, 'Quality')
  await row.getByRole('textbox', { name: 'Value' }).fill('4')
  await page.keyboard.press('Enter')
  const parts = [
    row,
    page.locator('[data-export]'),
    page.getByRole('button', { name: 'History' }),
    page.getByRole('tab', { name: 'Preview' }),
    row.getByRole('button', { name: 'More' }),
  ]
  for (const part of parts) {
    await part.focus()
    expect(await isOutlined(part)).toBe(true)
    for (const other of parts) if (other !== part) expect(await isOutlined(other)).toBe(false)
  }
})

test('what is on or chosen has the colours of the system', async ({ page }) => {
  const highlight = await systemColour(page, 'Highlight')
  const track = (name: RegExp) =>
    page
      .locator('label', { has: page.getByRole('switch', { name }) })
      .locator('span')
      .first()
  const [redact, computed] = [track(/^Sensitive text/), track(/^Only computed/)]
  await expect.poll(() => styleOf(redact, 'background-color')).toBe(highlight)
  await expect.poll(() => styleOf(computed, 'background-color')).not.toBe(highlight)
  // The switch that is off is drawn with lines.
  expect(await styleOf(computed, 'border-top-style')).toBe('solid')
  expect(await styleOf(computed.locator('span'), 'border-top-style')).toBe('solid')
  const format = (name: string) =>
    page.getByRole('radiogroup', { name: 'Format' }).locator('label', { hasText: name })
  await expect.poll(() => styleOf(format('CSV'), 'background-color')).toBe(highlight)
  await expect
    .poll(() => styleOf(format('CSV'), 'color'))
    .toBe(await systemColour(page, 'HighlightText'))
  expect(await styleOf(format('JSONL').first(), 'background-color')).not.toBe(highlight)
  const tab = page.getByRole('tab', { name: 'Preview' })
  await expect.poll(() => styleOf(tab, 'background-color')).toBe(highlight)
  const row = await addLeaf(page, 'Quality')
  await row.getByRole('button', { name: /^Operator/ }).click()
  await page.keyboard.press('ArrowDown')
  const marked = page.locator('[role=option][data-focused]')
  await expect(marked).toHaveCount(1)
  await expect.poll(() => styleOf(marked, 'background-color')).toBe(highlight)
})

test('the lines of the groups and the bars of the counts are drawn', async ({ page }) => {
  const row = await addLeaf(page, 'Quality')
  await row.getByRole('textbox', { name: 'Value' }).fill('4')
  const text = await systemColour(page, 'CanvasText')
  const rails = tree(page).locator('.tree-rails').first()
  expect(await styleOf(rails, 'background-image')).toContain(text)
  const bar = tree(page).locator('.share-bar').last()
  await expect(bar).toBeVisible()
  expect(await styleOf(bar, 'border-top-style', '::after')).toBe('solid')
  expect(await styleOf(bar, 'background-image', '::after')).toContain(
    await systemColour(page, 'Highlight'),
  )
})

import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'

/** Chromium as it was before 123, as far as the page asks. Returns what the console says is wrong. */
async function openWithoutLightDark(page: Page): Promise<string[]> {
  const failures: string[] = []
  page.on('pageerror', ({ message }) => failures.push(message))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) failures.push(message.text())
  })
  await page.addInitScript(() => {
    const { supports } = CSS
    CSS.supports = (...asked: readonly string[]) =>
      !asked.join(': ').includes('light-dark') && Reflect.apply(supports, CSS, asked)
  })
  await page.goto('/#w2.some-link')
  return failures
}

test('an older browser shows which browsers work, and nothing else', async ({ page }) => {
  const failures = await openWithoutLightDark(page)
  await expect(page.getByRole('heading')).toHaveText('Winnow needs a newer browser')
  const { browserslist } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    browserslist: string[]
  }
  const versions = (await page.getByRole('listitem').allTextContents()).map(
    (text) => /^[A-Za-z ]+ ([\d.]+) or newer$/.exec(text)?.[1],
  )
  expect(versions).toEqual(browserslist.map((line) => line.split(' >= ')[1]))

  expect(await page.locator('body').innerText()).toMatch(/another one\.\s*$/)
  await expect(page.locator('#root, script[type=module], link[rel=stylesheet]')).toHaveCount(0)
  expect(new URL(page.url()).hash).toBe('#w2.some-link')
  expect(failures).toEqual([])
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the text of an older browser can be read by everybody, ${colorScheme}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 700 })
    await page.emulateMedia({ colorScheme })
    await openWithoutLightDark(page)
    await expect(page.getByRole('heading')).toBeVisible()
    await expectAccessible(page)
    const background = await page
      .locator('body')
      .evaluate((it) => getComputedStyle(it).backgroundColor)
    expect(background).toBe(colorScheme === 'light' ? 'rgb(247, 247, 245)' : 'rgb(19, 19, 18)')
  })
}

test('without JavaScript the page says that it needs it, and shows nothing that waits', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: String(baseURL) })
  const page = await context.newPage()
  await page.goto('/')
  await expect(page.locator('noscript h1')).toHaveText('Winnow needs JavaScript')
  await expect(page.locator('noscript h1')).toBeInViewport()
  await expect(page.locator('#root')).toBeHidden()
  await context.close()
})

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test, type Page } from '@playwright/test'
import { addLeaf, chooseQueue, exportFile, fillTokens, signIn } from './support/builder.ts'
import { browserArguments, findBrowser } from './support/browser.ts'
import { copySamples } from './support/sample-server.ts'
import { startServer } from './support/start-server.ts'

/** Browsers that store nothing, and pages over plain HTTP from another machine. */

const executablePath = findBrowser()

test.skip(
  ({ browserName }) => browserName !== 'chromium',
  'The settings and the option that these browsers start with are Chromium’s.',
)

/** Starts a browser with its own settings and returns the failures of its page. */
async function withBrowser(
  settings: {
    readonly preferences?: object
    readonly more?: readonly string[]
    readonly url: string
  },
  use: (page: Page) => Promise<void>,
): Promise<string[]> {
  const profile = mkdtempSync(join(tmpdir(), 'winnow-profile-'))
  mkdirSync(join(profile, 'Default'))
  const { preferences = {}, more = [], url } = settings
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences))
  const context = await chromium.launchPersistentContext(profile, {
    baseURL: url,
    args: [...browserArguments, ...more],
    locale: 'en-GB',
    viewport: { width: 1440, height: 920 },
    ...(executablePath ? { executablePath } : {}),
  })
  try {
    const [page = await context.newPage()] = context.pages()
    const failures: string[] = []
    page.on('pageerror', ({ message }) => failures.push(message))
    await use(page)
    return failures
  } finally {
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  }
}

/** Exports once by a filter and once by ids. */
async function exportedAll(page: Page): Promise<void> {
  await signIn(page)
  await chooseQueue(page, 'Docs')
  await fillTokens(await addLeaf(page, 'Name'), ['e'])
  await expect(page.getByRole('button', { name: /^Export [\d,]+ records/ })).toBeVisible()
  const { bytes } = await exportFile(page)
  expect(bytes.toString().trim().split('\n').length).toBeGreaterThan(1)
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()
}

test('with all cookies blocked the page works, and says what it cannot keep', async ({
  baseURL,
}) => {
  const preferences = { profile: { default_content_setting_values: { cookies: 2 } } }
  const failures = await withBrowser({ preferences, url: String(baseURL) }, async (page) => {
    await page.goto('/')
    const isBlocked = () =>
      page.evaluate(() => {
        try {
          return localStorage === null
        } catch (error) {
          return error instanceof DOMException && error.name === 'SecurityError'
        }
      })
    expect(await isBlocked()).toBe(true)
    await exportedAll(page)
    const notice = page.getByText('Your browser doesn’t save data for this page')
    await expect(notice).toBeVisible()
    await page.getByRole('button', { name: 'History', exact: true }).click()
    await expect(page.getByText(/can’t save a history/)).toBeVisible()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Theme' }).click()
    await page.getByRole('menuitemradio', { name: 'Dark' }).click()
    await page.reload()
    await expect(page.getByRole('button', { name: /Olivia Brandt/ })).toBeVisible()
  })
  expect(failures).toEqual([])
})

test('over plain http from another machine the page works and says what needs https', async () => {
  const server = await startServer(['--allow-host', 'winnow.example'], {}, await copySamples())
  const url = server.url.replace('127.0.0.1', 'winnow.example')
  const more = ['--host-resolver-rules=MAP winnow.example 127.0.0.1']
  try {
    const failures = await withBrowser({ more, url }, async (page) => {
      await page.goto('/')
      expect(await page.evaluate(() => [isSecureContext, 'clipboard' in navigator])).toEqual([
        false,
        false,
      ])
      await exportedAll(page)
      await page.getByRole('button', { name: 'Other ways to save' }).click()
      await expect(page.getByRole('menuitem', { name: 'Choose where to save' })).toContainText(
        'Requires HTTPS',
      )
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Share', exact: true }).click()
      const link = page.getByRole('textbox', { name: 'Link' })
      await expect(link).toHaveValue(/#w2\./)
      await page.getByRole('button', { name: 'Copy', exact: true }).click()
      await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
      const copied = await link.inputValue()
      await page.keyboard.press('Escape')
      await page.getByText('Record IDs', { exact: true }).click()
      const box = page.getByRole('textbox', { name: 'Record IDs' })
      await box.focus()
      await page.keyboard.press('Control+v')
      await expect(box).toHaveValue(copied)
      // A long list is sent as a Blob.
      const ids = Array.from(
        { length: 600 },
        (_, at) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
      )
      await box.fill(ids.join('\n'))
      await expect(page.getByText('0 of 600 are in this queue')).toBeVisible()
      await expect(page.getByText('cannot be reached')).toHaveCount(0)
    })
    expect(failures).toEqual([])
  } finally {
    await server.stop()
  }
})

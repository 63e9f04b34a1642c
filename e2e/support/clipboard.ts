import type { Page } from '@playwright/test'

/**
 * The clipboard by keys, on a page of its own beside the page under test. Firefox and WebKit have no
 * permission that lets a test read or write it by script.
 */
async function byKey<Result>(
  page: Page,
  key: 'ControlOrMeta+C' | 'ControlOrMeta+V',
  listen: (other: Page) => Promise<unknown>,
  result: (other: Page) => Promise<Result>,
): Promise<Result> {
  const other = await page.context().newPage()
  await other.setContent('<textarea>x</textarea>')
  await listen(other)
  await other.locator('textarea').selectText()
  await other.keyboard.press(key)
  const there = await result(other)
  await other.close()
  await page.bringToFront()
  return there
}

declare global {
  interface Window {
    pasted?: string
  }
}

export const readClipboard = (page: Page): Promise<string> =>
  byKey(
    page,
    'ControlOrMeta+V',
    (other) =>
      other.evaluate(() =>
        document.addEventListener('paste', ({ clipboardData }) => {
          window.pasted = clipboardData?.getData('text/plain') ?? ''
        }),
      ),
    async (other) => {
      await other.waitForFunction(() => window.pasted !== undefined)
      return other.evaluate(() => window.pasted ?? '')
    },
  )

export const writeClipboard = (page: Page, text: string): Promise<void> =>
  byKey(
    page,
    'ControlOrMeta+C',
    (other) =>
      other.evaluate((copied) => {
        document.addEventListener('copy', (event) => {
          event.clipboardData?.setData('text/plain', copied)
          event.preventDefault()
        })
      }, text),
    () => Promise.resolve(),
  )

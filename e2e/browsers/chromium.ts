import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { browserArguments, findBrowser, findHeadless } from '../support/browser.ts'
import type { Driver, Launch } from './driver.ts'

/** Chromium by Playwright. */
export async function launchChromium({ storage, downloads }: Launch): Promise<Driver> {
  // The headless shell has no settings of sites; only a whole Chromium can deny storage.
  const executablePath = storage === 'denied' ? findBrowser() : findHeadless()
  const browser = await chromium.launch({
    args: browserArguments,
    ...(executablePath ? { executablePath } : {}),
  })
  const page = await browser.newPage({ locale: 'en-GB', timezoneId: 'Europe/Berlin' })
  page.on('download', (download) => {
    const path = join(downloads, download.suggestedFilename())
    void download.saveAs(path)
  })
  const devtools = await page.context().newCDPSession(page)
  return {
    open: async (address) => void (await page.goto(address)),
    evaluate: (expression) => page.evaluate(expression),
    press: (keys) => page.keyboard.press(keys.join('+')),
    type: (text) => page.keyboard.type(text),
    click: ({ x, y }) => page.mouse.click(x, y),
    drag: async ([from, ...way]) => {
      if (!from) return
      await page.mouse.move(from.x, from.y)
      await page.mouse.down()
      for (const { x, y } of way) await page.mouse.move(x, y)
      await page.mouse.up()
    },
    compose: async (character) => {
      await devtools.send('Input.imeSetComposition', {
        text: character,
        selectionStart: 1,
        selectionEnd: 1,
      })
      await devtools.send('Input.dispatchKeyEvent', {
        type: 'rawKeyDown',
        key: 'Process',
        code: 'Enter',
        windowsVirtualKeyCode: 229,
      })
      await devtools.send('Input.insertText', { text: character })
    },
    resize: (width, height) => page.setViewportSize({ width, height }),
    screenshot: () => page.screenshot(),
    close: () => browser.close(),
  }
}

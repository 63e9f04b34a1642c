import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { browserArguments, findBrowser, findHeadless } from '../support/browser.ts'
import type { Driver, Launch } from './driver.ts'

type Opened = { readonly page: Page; readonly close: () => Promise<void> }

const likeAPerson = { locale: 'en-GB', timezoneId: 'Europe/Berlin' }
const programOf = (executablePath: string | undefined) => ({
  args: browserArguments,
  ...(executablePath ? { executablePath } : {}),
})

/** A context of Playwright is a private window: it keeps what it stores until it is closed. */
async function openPage(): Promise<Opened> {
  const browser = await chromium.launch(programOf(findHeadless()))
  return { page: await browser.newPage(likeAPerson), close: () => browser.close() }
}

/** “Block all cookies”: reading `localStorage` or opening IndexedDB throws. */
const denied = { profile: { default_content_setting_values: { cookies: 2 } } }

/** The headless shell has no settings of sites; only a whole Chromium, with a profile, denies storage. */
async function openDeniedPage(): Promise<Opened> {
  const profile = mkdtempSync(join(tmpdir(), 'winnow-profile-'))
  mkdirSync(join(profile, 'Default'))
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(denied))
  const options = { ...programOf(findBrowser()), ...likeAPerson }
  const context = await chromium.launchPersistentContext(profile, options)
  const [page = await context.newPage()] = context.pages()
  const close = async () => {
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  }
  return { page, close }
}

/** Chromium by Playwright. */
export async function launchChromium({ storage, downloads }: Launch): Promise<Driver> {
  const { page, close } = await (storage === 'denied' ? openDeniedPage() : openPage())
  page.on('download', (download) => {
    const path = join(downloads, download.suggestedFilename())
    // Playwright copies the file. Its last name says that the copy is whole, as the browser's own does.
    download.saveAs(`${path}.part`).then(
      () => renameSync(`${path}.part`, path),
      // The browser was closed, or the download was cancelled: there is no file.
      () => undefined,
    )
  })
  // A window grants them on a press. Without a window, Chromium refuses them.
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const devtools = await page.context().newCDPSession(page)
  return {
    open: async (address) => void (await page.goto(address)),
    evaluate: (expression) => page.evaluate(expression),
    press: (keys) => page.keyboard.press(keys.join('+')),
    type: (text) => page.keyboard.type(text),
    click: ({ x, y }) => page.mouse.click(x, y),
    drag: async ([from, ...way], held) => {
      if (!from) return
      if (held) await page.keyboard.down(held)
      await page.mouse.move(from.x, from.y)
      await page.mouse.down()
      for (const { x, y } of way) await page.mouse.move(x, y)
      await page.mouse.up()
      if (held) await page.keyboard.up(held)
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
    close,
  }
}

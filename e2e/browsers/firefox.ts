import { launch, type KeyInput } from 'puppeteer-core'
import type { Driver, Launch, Storage } from './driver.ts'
import { composeOnScreen, dragOnScreen, focusWindow, hands } from './display.ts'

const storageSettings: Record<Storage, Record<string, unknown>> = {
  kept: {},
  private: { 'browser.privatebrowsing.autostart': true },
  // “Block all cookies”: reading `localStorage` or opening IndexedDB throws.
  denied: { 'network.cookie.cookieBehavior': 2 },
}

const clipboardEvents: Record<string, string> = {
  'Control+c': 'copy',
  'Control+x': 'cut',
  'Control+v': 'paste',
}

/** Runs in the page. */
function expectEvent(name: string): void {
  const happened = new Promise<void>((resolve) => {
    addEventListener(name, () => resolve(), { capture: true, once: true })
  })
  Object.assign(window, { clipboardEvent: happened })
}

/** A stock Firefox by WebDriver BiDi. */
export async function launchFirefox(
  executablePath: string,
  { storage, downloads, display }: Launch,
): Promise<Driver> {
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    headless: false,
    defaultViewport: null,
    env: { ...process.env, DISPLAY: display, TZ: 'Europe/Berlin' },
    extraPrefsFirefox: {
      'intl.accept_languages': 'en-GB',
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      // A list of downloads would open and take the focus.
      'browser.download.alwaysOpenPanel': false,
      'browser.download.always_ask_before_handling_new_types': false,
      // Otherwise the page believes that it has the focus, and the input method that it has not.
      'focusmanager.testmode': false,
      ...storageSettings[storage],
    },
  })
  const [page = await browser.newPage()] = await browser.pages()
  focusWindow(display)
  // The address bar has the focus until somebody clicks into the page, which is empty.
  hands(display, 'mousemove', '600', '600', 'click', '1')
  const { keyboard, mouse } = page
  /** BiDi's keys reach the page, but not the browser, which copies and pastes. */
  const pressOnScreen = async (keys: readonly string[], awaited: string) => {
    await page.evaluate(expectEvent, awaited)
    hands(display, 'key', keys.join('+').replace('Control', 'ctrl'))
    await page.evaluate('clipboardEvent')
  }
  return {
    open: async (address) => void (await page.goto(address)),
    evaluate: (expression) => page.evaluate(expression),
    press: async (keys) => {
      const clipboardEvent = clipboardEvents[keys.join('+')]
      if (clipboardEvent) return pressOnScreen(keys, clipboardEvent)
      const held = keys.slice(0, -1) as KeyInput[]
      for (const key of held) await keyboard.down(key)
      await keyboard.press(keys.at(-1) as KeyInput)
      for (const key of held.toReversed()) await keyboard.up(key)
      return undefined
    },
    type: (text) => keyboard.type(text),
    click: ({ x, y }) => mouse.click(x, y),
    drag: async (way, held) => {
      const corner = '({ x: mozInnerScreenX, y: mozInnerScreenY })'
      await dragOnScreen(
        display,
        (await page.evaluate(corner)) as { x: number; y: number },
        way,
        held,
      )
    },
    compose: async (character) => composeOnScreen(display, character),
    resize: (width, height) => page.setViewport({ width, height }),
    screenshot: async () => Buffer.from(await page.screenshot()),
    close: () => browser.close(),
  }
}

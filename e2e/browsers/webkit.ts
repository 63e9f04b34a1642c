import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../support/start-server.ts'
import type { Driver, Launch, Storage } from './driver.ts'
import { composeOnScreen, dragOnScreen, focusWindow } from './display.ts'
import { pressActions, startSession, typeActions, type Session } from './webdriver.ts'

const storageSettings: Record<Storage, readonly string[]> = {
  // An automated window is a private one: it keeps what it stores until it is closed.
  kept: [],
  private: ['--private'],
  denied: [
    '--cookies-policy=never',
    '--enable-html5-local-storage=false',
    '--enable-html5-database=false',
  ],
}

/** WebKitGTK's small browser by W3C WebDriver. */
export async function launchWebkit(
  binary: string,
  { storage, downloads, display }: Launch,
): Promise<Driver> {
  // The browser saves to the folder that the desktop's settings name.
  const settings = mkdtempSync(join(tmpdir(), 'winnow-webkit-'))
  writeFileSync(join(settings, 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`)
  // Otherwise the buttons of its bar keep the window wider than a phone.
  mkdirSync(join(settings, 'gtk-3.0'))
  writeFileSync(join(settings, 'gtk-3.0/gtk.css'), '* { min-width: 0; padding: 0; margin: 0 }')
  const port = await freePort()
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: display,
      TZ: 'Europe/Berlin',
      LANG: 'en_GB.UTF-8',
      XDG_CONFIG_HOME: settings,
      XDG_DATA_HOME: settings,
      XDG_CACHE_HOME: settings,
      MESA_SHADER_CACHE_DISABLE: 'true',
    },
  })
  const stop = async () => {
    const ended = once(driver, 'exit')
    if (driver.exitCode === null && driver.kill()) await ended
    // A process of the browser may still write there; what then stays is a temporary folder.
    await rm(settings, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined)
  }
  const args = ['--automation', ...storageSettings[storage]]
  let session: Session
  try {
    session = await whenListening(() =>
      startSession(`http://127.0.0.1:${port}`, { 'webkitgtk:browserOptions': { binary, args } }),
    )
  } catch (error) {
    await stop()
    throw error
  }
  const { call, end } = session
  const act = async (...actions: object[]) => void (await call('POST', '/actions', { actions }))
  const keys = (actions: object[]) => act({ type: 'key', id: 'keys', actions })
  const evaluate = async (expression: string) => {
    const script = `const [done] = arguments
      Promise.resolve().then(() => (${expression}))
        .then((value) => done({ value }), (error) => done({ error: String(error) }))`
    const answer = (await call('POST', '/execute/async', { script, args: [] })) as Answer
    if (answer.error !== undefined) throw new Error(answer.error)
    return answer.value
  }
  const resize = async (width: number, height: number) => {
    const size = '({ width: outerWidth - innerWidth, height: outerHeight - innerHeight })'
    const frame = (await evaluate(size)) as { width: number; height: number }
    const whole = { width: width + frame.width, height: height + frame.height }
    await call('POST', '/window/rect', { x: 0, y: 0, ...whole })
  }
  focusWindow(display)
  return {
    open: async (address) => void (await call('POST', '/url', { url: address })),
    evaluate,
    press: (pressed) => keys(pressActions(pressed)),
    type: (text) => keys(typeActions(text)),
    click: ({ x, y }) =>
      act({
        type: 'pointer',
        id: 'mouse',
        parameters: { pointerType: 'mouse' },
        actions: [
          { type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      }),
    drag: async (way, held) => {
      const corner = '({ x: screenX, y: screenY + outerHeight - innerHeight })'
      await dragOnScreen(display, (await evaluate(corner)) as { x: number; y: number }, way, held)
    },
    compose: async (character) => composeOnScreen(display, character),
    resize,
    screenshot: async () => {
      const take = async () => Buffer.from((await call('GET', '/screenshot')) as string, 'base64')
      // After a page has replaced another, the window can stay black until its size changes.
      for (let tries = 0; tries < 5; tries += 1) {
        const picture = await take()
        if (picture.length > blackBytes) return picture
        const size = '({ width: innerWidth, height: innerHeight })'
        const { width, height } = (await evaluate(size)) as { width: number; height: number }
        await resize(width, height + 1)
        await resize(width, height)
        await evaluate('new Promise((done) => setTimeout(done, 300))')
      }
      return take()
    },
    close: async () => {
      await end().catch(() => undefined)
      await stop()
    },
  }
}

/** More than the PNG of a black window has. */
const blackBytes = 8000

type Answer = { readonly value?: unknown; readonly error?: string }

/** The driver needs a moment until it listens. */
async function whenListening<Result>(begin: () => Promise<Result>): Promise<Result> {
  for (let waited = 0; ; waited += 50) {
    try {
      return await begin()
    } catch (error) {
      if (!(error instanceof TypeError) || waited > 10_000) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

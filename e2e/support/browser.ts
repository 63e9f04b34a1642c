import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

/** Root needs `--no-sandbox`; the rest stops calls to other hosts. */
export const browserArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Chromium without windows: in a whole Chromium each of them renders pages of its own. */
const systemShells = ['/usr/bin/chromium-headless-shell']

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Playwright uses its own headless shell where its browsers are installed. */
const isOwnInstalled = () => existsSync(chromium.executablePath())

/** A whole Chromium, with profiles. Looks at `WINNOW_CHROMIUM`, Playwright's own, then the system. */
export function findBrowser(): string | undefined {
  const { WINNOW_CHROMIUM: named } = process.env
  if (named) return named
  return [chromium.executablePath(), ...systemBrowsers].find((path) => existsSync(path))
}

/** The browser for most tests; undefined for Playwright's own. */
export function findHeadless(): string | undefined {
  const { WINNOW_CHROMIUM: named } = process.env
  if (named) return named
  if (isOwnInstalled()) return undefined
  return systemShells.find((path) => existsSync(path)) ?? findBrowser()
}

const run = (command: string, ...rest: string[]): boolean => {
  console.log(`> ${[command, ...rest].join(' ')}`)
  return spawnSync(command, rest, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
}

/** Installs Playwright's Chromium, or Debian's as root. Throws with manual steps if both fail. */
export function findOrInstallBrowser(): string {
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx'
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!findBrowser()) run(npx, 'playwright', 'install', 'chromium')
  const isWithoutShell = findHeadless() !== undefined && findHeadless() === findBrowser()
  if (mayInstall && (!findBrowser() || (isWithoutShell && !process.env.WINNOW_CHROMIUM))) {
    run('apt-get', 'update')
    run('apt-get', 'install', '-y', 'chromium', 'chromium-headless-shell')
  }
  const found = findBrowser()
  if (found) return found
  throw new Error(
    'The end-to-end tests need a Chromium, and none was found or could be installed. Install one ' +
      '(`npx playwright install --with-deps chromium`, or `sudo apt-get install chromium`), or set ' +
      'WINNOW_CHROMIUM to the path of one, and run `npm test` again.',
  )
}

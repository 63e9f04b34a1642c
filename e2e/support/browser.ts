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

/** Looks at `WINNOW_CHROMIUM`, Playwright's own, then the system. */
export function findBrowser(): string | undefined {
  const { WINNOW_CHROMIUM: named } = process.env
  if (named) return named
  return [chromium.executablePath(), ...systemBrowsers].find((path) => existsSync(path))
}

const run = (command: string, ...rest: string[]): boolean => {
  console.log(`> ${[command, ...rest].join(' ')}`)
  return spawnSync(command, rest, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
}

/** Installs Playwright's Chromium, or the Debian package as root. Throws with manual steps if both fail. */
export function findOrInstallBrowser(): string {
  const found = findBrowser()
  if (found) return found
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx'
  run(npx, 'playwright', 'install', 'chromium')
  const downloaded = findBrowser()
  if (downloaded) return downloaded
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', 'update')
    run('apt-get', 'install', '-y', 'chromium')
    const installed = findBrowser()
    if (installed) return installed
  }
  throw new Error(
    'The end-to-end tests need a Chromium, and none was found or could be installed. Install one ' +
      '(`npx playwright install --with-deps chromium`, or `sudo apt-get install chromium`), or set ' +
      'WINNOW_CHROMIUM to the path of one, and run `npm test` again.',
  )
}

import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findBrowser } from '../support/browser.ts'
import type { Engine } from './driver.ts'

/** Finds stock browsers, and installs Debian's where the user may. */

const onPath = (name: string): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path))

/** The small browser of WebKitGTK is in a folder of the library, by processor. */
function findMiniBrowser(): string | undefined {
  const folders = existsSync('/usr/lib') ? readdirSync('/usr/lib') : []
  return folders
    .flatMap((folder) =>
      ['4.1', '4.0'].map((version) => `/usr/lib/${folder}/webkit2gtk-${version}`),
    )
    .map((folder) => join(folder, 'MiniBrowser'))
    .find((path) => existsSync(path))
}

const hasScreen = () => onPath('Xvfb') !== undefined && onPath('xdotool') !== undefined

/** The program of an engine, and undefined if something that its tests need is missing. */
export function findEngine(engine: Engine): string | undefined {
  if (engine === 'chromium') return findBrowser()
  if (!hasScreen()) return undefined
  if (engine === 'firefox') return onPath('firefox-esr') ?? onPath('firefox')
  return onPath('WebKitWebDriver') ? findMiniBrowser() : undefined
}

const packages: Record<Engine, readonly string[]> = {
  chromium: ['chromium', 'chromium-headless-shell'],
  firefox: ['firefox-esr', 'xvfb', 'xdotool'],
  webkit: ['webkit2gtk-driver', 'xvfb', 'xdotool'],
}

function install(names: readonly string[]): void {
  for (const rest of [['update'], ['install', '-y', ...names]]) {
    console.log(`> apt-get ${rest.join(' ')}`)
    spawnSync('apt-get', rest, { stdio: ['ignore', 'inherit', 'inherit'] })
  }
}

/** Returns what is still missing, as a sentence. */
export function installMissing(engines: readonly Engine[]): string[] {
  const isMissing = (engine: Engine) => findEngine(engine) === undefined
  const wanted = engines.filter(isMissing).flatMap((engine) => packages[engine])
  const mayInstall = process.getuid?.() === 0 && onPath('apt-get') !== undefined
  if (wanted.length > 0 && mayInstall) install([...new Set(wanted)])
  return engines
    .filter(isMissing)
    .map(
      (engine) =>
        `${engine} was left out of the browser tests. On Debian or Ubuntu: sudo apt-get install ` +
        `${packages[engine].join(' ')}. Elsewhere: npm run test:e2e -- --project ${engine}`,
    )
}

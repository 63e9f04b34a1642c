import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { launchChromium } from './chromium.ts'
import { startDisplay, type Display } from './display.ts'
import type { Driver, Engine, Launch, Storage } from './driver.ts'
import { findEngine } from './find-engines.ts'
import { launchFirefox } from './firefox.ts'
import { createTab, type Tab } from './tab.ts'
import { launchWebkit } from './webkit.ts'

function launchEngine(engine: Engine, launch: Launch): Promise<Driver> {
  if (engine === 'chromium') return launchChromium(launch)
  const program = findEngine(engine)
  if (program === undefined) throw new Error(`${engine} is not installed.`)
  return engine === 'firefox' ? launchFirefox(program, launch) : launchWebkit(program, launch)
}

/** Each test has a browser of its own, with nothing stored. */
export const test = base.extend<
  {
    readonly engine: Engine
    readonly launch: (storage?: Storage) => Promise<Tab>
    readonly tab: Tab
  },
  { readonly display: Display }
>({
  display: [
    // Playwright reads from this pattern what the fixture needs.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use, { project }) => {
      // Chromium needs no screen.
      const display =
        project.name === 'chromium' ? { name: '', stop: () => undefined } : await startDisplay()
      await use(display)
      display.stop()
    },
    { scope: 'worker' },
  ],
  // oxlint-disable-next-line no-empty-pattern
  engine: async ({}, use, { project }) => use(project.name as Engine),
  launch: async ({ engine, display }, use, testInfo) => {
    const opened: Tab[] = []
    const folders: string[] = []
    await use(async (storage = 'kept') => {
      const downloads = mkdtempSync(join(tmpdir(), 'winnow-downloads-'))
      folders.push(downloads)
      const driver = await launchEngine(engine, { storage, downloads, display: display.name })
      const tab = createTab(driver, downloads)
      opened.push(tab)
      await tab.resize(1440, 920)
      return tab
    })
    for (const tab of opened) {
      if (testInfo.status !== testInfo.expectedStatus) {
        const picture = await tab.screenshot().catch(() => null)
        if (picture) writeFileSync(testInfo.outputPath('page.png'), picture)
      }
      await tab.close()
    }
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  },
  tab: async ({ launch }, use) => use(await launch()),
})

export { expect } from '@playwright/test'

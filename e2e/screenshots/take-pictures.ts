import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { startAtService, type AtService } from '../service/at-service.ts'
import { startFaultProxy, type FaultProxy } from '../support/fault-proxy.ts'
import { folder, heights, isPhone, pictureName, themes, widths, type Width } from './looks.ts'
import type { State } from './state.ts'
import { parts } from './states.ts'

/** A test is one state at one width, photographed in both themes. It fails if it is not reached. */

/** Weeks after the newest sample record. */
const today = new Date('2026-04-02T09:30:00Z')

let proxy: FaultProxy
let service: AtService
test.beforeAll(async ({ baseURL }) => {
  proxy = await startFaultProxy(() => String(baseURL))
  service = await startAtService(String(baseURL))
})
test.afterAll(async () => {
  await service.stop()
  await proxy.close()
})
test.afterEach(() => {
  proxy.set({ kind: 'none' })
  service.service.set({})
})

/** Counts, fonts and transitions have come to their end. */
async function settle(page: Page, { isWaiting }: State): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(300)
  if (!isWaiting) await expect(page.getByText(/^(Updating|Counting)…$/)).toHaveCount(0)
}

/** A whole page is photographed in a window of its height, so that its bar is at the bottom. */
async function showWhole(page: Page, width: Width): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height: Math.max(height, heights[width]) })
}

async function takePictures(page: Page, state: State): Promise<void> {
  const size = page.viewportSize()
  const width = widths.find((one) => one === size?.width)
  if (width === undefined) throw new Error(`There is no look of this width: ${size?.width}.`)
  await settle(page, state)
  if (!state.isOfWindow && isPhone(width)) await showWhole(page, width)
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme })
    await settle(page, state)
    const path = join(folder, pictureName(state.name, width, theme))
    await page.screenshot({ path, animations: 'disabled' })
  }
}

for (const { name: part, states } of parts) {
  test.describe(part, () => {
    for (const state of states) {
      test(state.name, async ({ page }) => {
        await page.clock.setFixedTime(today)
        await state.show({ page, proxy, service })
        await page.mouse.move(0, 0)
        await takePictures(page, state)
        // The page may just be asking again.
        await page.unrouteAll({ behavior: 'ignoreErrors' })
      })
    }
  })
}

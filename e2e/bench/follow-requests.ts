import type { Page } from '@playwright/test'

export type Quiet = (milliseconds?: number) => Promise<void>

/** Waits for the requests that a change caused, so that they do not disturb the next measurement. */
export function followRequests(page: Page): Quiet {
  const state = { open: 0, last: Date.now() }
  const count = (by: 1 | -1) => () => {
    state.open += by
    state.last = Date.now()
  }
  page.on('request', count(1))
  page.on('requestfinished', count(-1))
  page.on('requestfailed', count(-1))
  return async (milliseconds = 1000) => {
    const from = Date.now()
    while (state.open > 0 || Date.now() - Math.max(from, state.last) < milliseconds) {
      await page.waitForTimeout(20)
    }
  }
}

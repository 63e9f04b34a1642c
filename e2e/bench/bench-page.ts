import type { Browser, Page } from '@playwright/test'

/** A page of its own, like every other that is measured. */
export async function openBenchPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 920 },
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  // react-querybuilder needs its time for thousands of rules.
  page.setDefaultTimeout(120_000)
  // The loader of this script keeps the names of functions by a helper that pages do not have.
  await page.addInitScript('globalThis.__name = (named) => named')
  return page
}

export const countElements = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelectorAll('*').length)

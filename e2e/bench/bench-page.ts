import type { Browser, Page } from '@playwright/test'

export async function openBenchPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 920 },
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  // react-querybuilder needs minutes for thousands of rules.
  page.setDefaultTimeout(120_000)
  // tsx wraps functions in `__name`, which pages do not have.
  await page.addInitScript('globalThis.__name = (named) => named')
  return page
}

export const countElements = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelectorAll('*').length)

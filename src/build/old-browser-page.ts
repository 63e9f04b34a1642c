import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { browserNames } from './browsers.ts'

/** Writes `old-browser.html` into the script of `index.html` that shows it. */
export const oldBrowserPage: Plugin = {
  name: 'old-browser-page',
  transformIndexHtml: { order: 'pre', handler: withOldBrowserPage },
}

export function withOldBrowserPage(indexHtml: string): string {
  const list = browserNames.map((name) => `<li>${name} or newer</li>`).join('')
  const page = readFileSync(new URL('./old-browser.html', import.meta.url), 'utf8')
    .replace('SUPPORTED_BROWSERS', list)
    .replaceAll(/\s+/g, ' ')
  return indexHtml.replace(`'OLD_BROWSER_PAGE'`, () => JSON.stringify(page))
}

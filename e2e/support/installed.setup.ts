import { existsSync } from 'node:fs'
import { test } from '@playwright/test'

/** Runs before the tests in Firefox and WebKit, which `npm test` neither needs nor fetches. */
test('Playwright’s browser is installed', ({ playwright, browserName }) => {
  if (existsSync(playwright[browserName].executablePath())) return
  throw new Error(
    `Playwright’s ${browserName} isn’t installed: npx playwright install --with-deps ${browserName}`,
  )
})

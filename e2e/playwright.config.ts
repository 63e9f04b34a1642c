import { defineConfig, devices } from '@playwright/test'
import { browserArguments, findHeadless } from './support/browser.ts'

const executablePath = findHeadless()

export default defineConfig({
  testDir: '.',
  testIgnore: ['clickhouse/**', 'browsers/**'],
  outputDir: '../test-results/e2e',
  fullyParallel: true,
  workers: 2,
  // On a busy machine a wait can run out; what passed only then is named at the end of `npm test`.
  retries: 1,
  timeout: 180_000,
  expect: { timeout: 10_000 },
  globalSetup: './support/global-setup.ts',
  reporter: [['line']],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 920 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    baseURL: process.env.WINNOW_URL ?? '',
    // Written of every test, it is thrown away for nearly all: a second try tells of it.
    trace: 'on-first-retry',
    launchOptions: { args: browserArguments, ...(executablePath ? { executablePath } : {}) },
  },
})

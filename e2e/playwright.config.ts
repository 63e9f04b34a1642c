import { defineConfig, devices } from '@playwright/test'
import { browserArguments, findHeadless } from './support/browser.ts'

const executablePath = findHeadless()
const viewport = { width: 1440, height: 920 }

/** Without a page, and so the same in every browser: they run in Chromium's project alone. */
const withoutPage = [
  'ci',
  'crash',
  'headless-*',
  'package',
  'readme',
  'service-ends',
  'slow-*',
  'stop',
]
const ownConfigurations = ['clickhouse/**', 'browsers/**']

/** Runs when `--project` names it. */
const other = (name: 'firefox' | 'webkit', device: string) => {
  const use = { ...devices[device], viewport }
  const installed = `${name} is installed`
  return [
    { name: installed, default: false, use, testMatch: 'support/installed.setup.ts', retries: 0 },
    {
      name,
      default: false,
      use,
      dependencies: [installed],
      testIgnore: [...ownConfigurations, ...withoutPage.map((spec) => `${spec}.spec.ts`)],
    },
  ]
}

export default defineConfig({
  testDir: '.',
  testIgnore: ownConfigurations,
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
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    baseURL: process.env.WINNOW_URL ?? '',
    // Written of every test, it is thrown away for nearly all: a second try tells of it.
    trace: 'on-first-retry',
  },
  projects: [
    {
      name: 'chromium',
      use: {
        ...devices['Desktop Chrome'],
        viewport,
        // Without windows, Chromium asks where one with windows copies at a press.
        permissions: ['clipboard-write'],
        launchOptions: { args: browserArguments, ...(executablePath ? { executablePath } : {}) },
      },
    },
    ...other('firefox', 'Desktop Firefox'),
    ...other('webkit', 'Desktop Safari'),
  ],
})

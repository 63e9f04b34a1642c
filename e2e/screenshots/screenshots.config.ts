import { defineConfig, devices } from '@playwright/test'
import { browserArguments, findHeadless } from '../support/browser.ts'
import { heights, isPhone, widths } from './looks.ts'

const executablePath = findHeadless()

export default defineConfig({
  testMatch: 'take-pictures.ts',
  outputDir: '../../test-results/screenshots-not-taken',
  globalSetup: '../support/global-setup.ts',
  fullyParallel: true,
  workers: 2,
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['line']],
  use: {
    ...devices['Desktop Chrome'],
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    baseURL: process.env.WINNOW_URL ?? '',
    permissions: ['clipboard-read', 'clipboard-write'],
    launchOptions: { args: browserArguments, ...(executablePath ? { executablePath } : {}) },
  },
  projects: widths.map((width) => ({
    name: `${width}`,
    use: {
      viewport: { width, height: heights[width] },
      hasTouch: isPhone(width),
      isMobile: isPhone(width),
    },
  })),
})

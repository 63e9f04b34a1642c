import { defineConfig } from '@playwright/test'
import { engines } from './driver.ts'
import { findEngine } from './find-engines.ts'

/** Playwright runs these tests and reports on them; it drives only Chromium. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/browsers',
  globalSetup: '../support/global-setup.ts',
  fullyParallel: true,
  workers: 2,
  retries: 1,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [['line']],
  use: { baseURL: process.env.WINNOW_URL ?? '' },
  projects: engines.filter((engine) => findEngine(engine) !== undefined).map((name) => ({ name })),
})

import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '..',
  testMatch: 'clickhouse/clickhouse.spec.ts',
  outputDir: '../../test-results/clickhouse-e2e',
  workers: 2,
  retries: 1,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['line']],
})

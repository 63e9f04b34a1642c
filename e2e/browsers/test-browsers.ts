import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { countBrowserTests, npx, results, step } from '../support/test-steps.ts'
import { engines } from './driver.ts'
import { findEngine, installMissing } from './find-engines.ts'

/** Tests the built product in each engine that is installed or can be, and names those that are not. */
export function testBrowsers(): void {
  const missing = installMissing(engines)
  if (engines.some(findEngine)) {
    mkdirSync(results, { recursive: true })
    // Absolute: a relative path would start at the configuration's folder.
    const report = resolve(results, 'browsers.json')
    const config = '--config=e2e/browsers/browsers.config.ts'
    const isGreen = step('browsers', npx, ['playwright', 'test', config, '--reporter=line,json'], {
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    })
    countBrowserTests(isGreen, report)
  }
  for (const sentence of missing) console.log(`\n── ${sentence}`)
}

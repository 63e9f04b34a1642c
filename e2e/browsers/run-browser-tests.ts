import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  count,
  countBrowserTests,
  npm,
  npx,
  results,
  step,
  tellResult,
} from '../support/test-steps.ts'
import { findOrInstallBrowser } from '../support/browser.ts'
import { engines } from './driver.ts'
import { installMissing } from './find-engines.ts'

/** Builds, and runs the jobs of these tests in every engine that is installed or can be. */

const missing = installMissing(engines)
findOrInstallBrowser()
mkdirSync(results, { recursive: true })
const built = step('build', npm, ['run', '--silent', 'build'])
count(built)
if (built) {
  const config = '--config=e2e/browsers/browsers.config.ts'
  // Absolute: a relative path would start at the configuration's folder.
  const report = resolve(results, 'browsers.json')
  const isGreen = step('browsers', npx, ['playwright', 'test', config, '--reporter=line,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  })
  countBrowserTests(isGreen, report)
}
for (const sentence of missing) console.log(`\n${sentence}`)
tellResult()

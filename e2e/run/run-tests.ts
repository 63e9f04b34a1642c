import { mkdirSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { testBrowsers } from '../browsers/test-browsers.ts'
import { findOrInstallBrowser } from '../support/browser.ts'
import { prepareSamples } from '../support/sample-server.ts'
import {
  count,
  countBrowserTests,
  countUnitTests,
  npm,
  npx,
  results,
  step,
  tellResult,
} from '../support/test-steps.ts'

/** Runs every step and prints the sum of all tests. */

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

count(step('check', npm, ['run', '--silent', 'check']))

const unitReport = `${results}/unit.json`
const unitOk = step('unit tests', npx, [
  'vitest',
  'run',
  '--reporter=dot',
  '--reporter=json',
  `--outputFile.json=${unitReport}`,
])
countUnitTests(unitOk, unitReport)

const built = step('build', npm, ['run', '--silent', 'build'])
count(built)

if (built) {
  // Absolute: a relative path would start at the configuration's folder.
  const endReport = resolve(results, 'e2e.json')
  const config = '--config=e2e/playwright.config.ts'
  let endOk = false
  let removeSamples = () => Promise.resolve()
  try {
    findOrInstallBrowser()
    removeSamples = await prepareSamples()
    endOk = step('end-to-end tests', npx, ['playwright', 'test', config, '--reporter=line,json'], {
      PLAYWRIGHT_JSON_OUTPUT_NAME: endReport,
    })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
  countBrowserTests(endOk, endReport)
  testBrowsers()
  await removeSamples()
  count(step('size budget', npx, ['size-limit']))
} else {
  count(false)
  count(false)
  count(false)
}

tellResult()

import { mkdirSync, rmSync } from 'node:fs'
import { findOrInstallBrowser } from './browser.ts'
import {
  count,
  countBrowserTests,
  countUnitTests,
  npm,
  npx,
  results,
  step,
  tellResult,
} from './test-steps.ts'

/** `npm test`: check, unit, build, browser, size; every step runs, and the last line counts. */

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
  const endReport = `${results}/e2e.json`
  let endOk = false
  try {
    const browser = findOrInstallBrowser()
    endOk = step('end-to-end tests', npx, ['playwright', 'test', '--reporter=line,json'], {
      WINNOW_CHROMIUM: browser,
      PLAYWRIGHT_JSON_OUTPUT_NAME: endReport,
    })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
  countBrowserTests(endOk, endReport)
  count(step('size budget', npx, ['size-limit']))
} else {
  count(false)
  count(false)
}

tellResult()

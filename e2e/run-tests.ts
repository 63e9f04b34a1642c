import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { findOrInstallBrowser } from './browser.ts'

/** `npm test`: check, unit, build, browser, size; every step runs, and the last line counts. */

type Tally = { passed: number; failed: number }

const results = 'test-results'
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx'
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

function step(
  title: string,
  command: string,
  rest: string[],
  env: NodeJS.ProcessEnv = {},
): boolean {
  console.log(`\n── ${title}`)
  const started = performance.now()
  const { status } = spawnSync(command, rest, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  })
  const seconds = Math.round((performance.now() - started) / 1000)
  console.log(`── ${title}: ${status === 0 ? 'passed' : 'failed'} after ${seconds} s`)
  return status === 0
}

const tallies: Tally[] = []
const count = (passed: boolean) =>
  tallies.push(passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })

function report(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** A run that left no report, or failed though no test did, is one failure more. */
function countTests(ok: boolean, tally: Tally | null) {
  const { passed, failed } = tally ?? { passed: 0, failed: 0 }
  tallies.push({ passed, failed: !ok && failed === 0 ? 1 : failed })
}

type BrowserSuite = {
  title: string
  suites?: BrowserSuite[]
  specs: {
    title: string
    tests: { status: string; results: { error?: { message?: string } }[] }[]
  }[]
}
type BrowserReport = {
  stats: { expected: number; unexpected: number; flaky: number }
  suites: BrowserSuite[]
}

/** Names what failed, or passed only at the second try, with the first error of each. */
function tellOfTrouble(suite: BrowserSuite) {
  for (const { title, tests } of suite.specs) {
    for (const { status, results: tries } of tests) {
      if (status !== 'unexpected' && status !== 'flaky') continue
      const how = status === 'flaky' ? 'passed at the second try' : 'failed'
      const why = tries.find((one) => one.error)?.error?.message ?? 'no error was told'
      console.log(
        `\n── ${how}: ${suite.title} › ${title}\n${why.split('\n').slice(0, 12).join('\n')}`,
      )
    }
  }
  for (const inner of suite.suites ?? []) tellOfTrouble(inner)
}

count(step('check', npm, ['run', '--silent', 'check']))

const unitReport = `${results}/unit.json`
const unitOk = step('unit tests', npx, [
  'vitest',
  'run',
  '--reporter=dot',
  '--reporter=json',
  `--outputFile.json=${unitReport}`,
])
const unit = report(unitReport) as { numPassedTests: number; numFailedTests: number } | null
countTests(unitOk, unit && { passed: unit.numPassedTests, failed: unit.numFailedTests })

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
  const end = report(endReport) as BrowserReport | null
  countTests(
    endOk,
    end && { passed: end.stats.expected + end.stats.flaky, failed: end.stats.unexpected },
  )
  for (const suite of end?.suites ?? []) tellOfTrouble(suite)
  count(step('size budget', npx, ['size-limit']))
} else {
  tallies.push({ passed: 0, failed: 2 })
}

const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0)
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

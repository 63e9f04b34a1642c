import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

type Tally = { passed: number; failed: number }

export const results = 'test-results'
export const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx'
export const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

export function step(
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
export function count(passed: boolean) {
  tallies.push(passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })
}

function report(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** A run that failed without a failing test, or without a report, counts as one failure. */
function countTests(ok: boolean, tally: Tally | null) {
  const { passed, failed } = tally ?? { passed: 0, failed: 0 }
  const isUncounted = tally === null || !ok
  tallies.push({ passed, failed: isUncounted && failed === 0 ? 1 : failed })
}

type BrowserSuite = {
  title: string
  suites?: BrowserSuite[]
  specs: {
    title: string
    tests: {
      projectName: string
      status: string
      annotations?: { type: string; description?: string }[]
      results: { error?: { message?: string } }[]
    }[]
  }[]
}
type BrowserReport = {
  stats: { expected: number; unexpected: number; flaky: number }
  suites: BrowserSuite[]
}

/** Names skipped and failed tests, and those that passed on the second try, with their first error. */
function tellOfTrouble(suite: BrowserSuite) {
  for (const { title, tests } of suite.specs) {
    for (const { projectName, status, annotations, results: tries } of tests) {
      const name = [projectName, suite.title, title].filter(Boolean).join(' › ')
      if (status === 'skipped') {
        const reason = annotations?.find(({ type }) => type === 'skip')?.description ?? 'no reason'
        console.log(`\n── left out: ${name}\n${reason}`)
      }
      if (status !== 'unexpected' && status !== 'flaky') continue
      const how = status === 'flaky' ? 'passed at the second try' : 'failed'
      const why = tries.find((one) => one.error)?.error?.message ?? 'no error was told'
      console.log(`\n── ${how}: ${name}\n${why.split('\n').slice(0, 12).join('\n')}`)
    }
  }
  for (const inner of suite.suites ?? []) tellOfTrouble(inner)
}

type UnitReport = { numPassedTests: number; numFailedTests: number }

export function countUnitTests(ok: boolean, file: string) {
  const unit = report(file) as UnitReport | null
  countTests(ok, unit && { passed: unit.numPassedTests, failed: unit.numFailedTests })
}

export function countBrowserTests(ok: boolean, file: string) {
  const end = report(file) as BrowserReport | null
  countTests(
    ok,
    end && { passed: end.stats.expected + end.stats.flaky, failed: end.stats.unexpected },
  )
  for (const suite of end?.suites ?? []) tellOfTrouble(suite)
}

export function tellResult() {
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0)
  const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0)
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}

import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { expect, test } from '@playwright/test'

/** Runs `.ci/run` with a fake `npm` that prints what the real one would. */

test.skip(process.platform === 'win32', 'it is a shell script')

type Said = { readonly text: string; readonly code: number }
const passed: Said = { text: '30 passed, 0 failed', code: 0 }

function run(tests: Said, clickhouse: Said, installs = 0) {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-ci-'))
  const says = ({ text, code }: Said) => `echo '${text}'; exit ${code}`
  const npm = join(folder, 'npm')
  writeFileSync(
    npm,
    `#!/bin/sh\ncase "$*" in\nci) exit ${installs};;\ntest) ${says(tests)};;\n` +
      `*test:clickhouse) ${says(clickhouse)};;\n*) exit 9;;\nesac\n`,
  )
  chmodSync(npm, 0o755)
  const PATH = `${folder}${delimiter}${process.env.PATH}`
  const { stdout, status } = spawnSync(join('.ci', 'run'), {
    encoding: 'utf8',
    env: { ...process.env, PATH },
  })
  rmSync(folder, { recursive: true, force: true })
  const lines = stdout.trimEnd().split('\n')
  return { stdout, status, last: lines.at(-1) }
}

test('the last line of .ci/run is the sum of both suites', () => {
  const both = run(passed, { text: 'x\n12 passed, 0 failed', code: 0 })
  expect([both.last, both.status]).toEqual(['42 passed, 0 failed', 0])
  const failures = run(
    { text: '29 passed, 1 failed', code: 1 },
    { text: '10 passed, 2 failed', code: 1 },
  )
  expect([failures.last, failures.status]).toEqual(['39 passed, 3 failed', 1])
})

test('a missing ClickHouse is reported and does not fail the run', () => {
  const without = run(passed, { text: 'it could not be installed', code: 2 })
  expect([without.last, without.status]).toEqual(['30 passed, 0 failed', 0])
  expect(without.stdout).toContain('ClickHouse was left out of the tests')
  const withFailure = run({ text: '29 passed, 1 failed', code: 1 }, { text: '', code: 2 })
  expect([withFailure.last, withFailure.status]).toEqual(['29 passed, 1 failed', 1])
})

test('a suite without tests fails the run, and so does a failed installation', () => {
  const silent = run(passed, { text: 'crashed', code: 0 })
  expect([silent.last, silent.status]).toEqual(['30 passed, 1 failed', 1])
  const uncounted = run({ text: '', code: 2 }, passed)
  expect([uncounted.last, uncounted.status]).toEqual(['30 passed, 1 failed', 2])
  const nothing = run(passed, passed, 1)
  expect([nothing.last, nothing.status]).toEqual(['0 passed, 1 failed', 1])
})

import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { findOrStartClickhouse } from './clickhouse-engine.ts'
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

/** Uses the ClickHouse of `CLICKHOUSE_URL` or its engine; exits with code 2 without either. */

const notTested = 2

/** Only the tests that open a store; `npm test` has run the others. */
const testsOfStores = (): string[] =>
  readdirSync('src/server', { recursive: true, encoding: 'utf8' })
    .map((name) => `src/server/${name}`)
    .filter(
      (file) =>
        file.endsWith('.clickhouse.ts') ||
        (file.endsWith('.test.ts') && /\bopenTest(App|Store)\b/.test(readFileSync(file, 'utf8'))),
    )

const clickhouse = await findOrStartClickhouse()
if (clickhouse) {
  mkdirSync(results, { recursive: true })
  const env = { CLICKHOUSE_URL: clickhouse.url }

  const unitReport = `${results}/clickhouse-unit.json`
  const rest = ['--reporter=dot', '--reporter=json', `--outputFile.json=${unitReport}`]
  const patience = ['--testTimeout=600000', '--hookTimeout=600000']
  const unitOk = step(
    'stores and API',
    npx,
    ['vitest', 'run', ...testsOfStores(), ...rest, ...patience],
    env,
  )
  countUnitTests(unitOk, unitReport)

  const built = step('build', npm, ['run', '--silent', 'build'])
  count(built)
  if (built) {
    // Absolute: a relative path would start at the configuration's folder.
    const endReport = resolve(results, 'clickhouse-e2e.json')
    const config = '--config=e2e/clickhouse/clickhouse.config.ts'
    const endOk = step('two servers', npx, ['playwright', 'test', config, '--reporter=line,json'], {
      ...env,
      PLAYWRIGHT_JSON_OUTPUT_NAME: endReport,
    })
    countBrowserTests(endOk, endReport)
  }
  clickhouse.stop()
  tellResult()
} else {
  console.log('\nClickHouse was not tested: its engine could not be installed or started here.')
  process.exitCode = notTested
}

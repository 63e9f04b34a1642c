import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync } from 'node:fs'
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

/**
 * `npm run test:clickhouse`: the tests of stores and of the API, the golden cases and two servers at
 * once, on the ClickHouse that `CLICKHOUSE_URL` names, or on its engine in a process. Where that
 * cannot be had, it says so and ends with code 2.
 */

const notTested = 2

/** How the engine's process ends where it cannot be installed or loaded. */
const notHad = 3

/** Starts the engine, and waits until it says where it is; null where it cannot be had. */
function startEngine(): Promise<{ url: string; engine: ChildProcess } | null> {
  const engine = spawn(process.execPath, ['--import', 'tsx', 'e2e/clickhouse-bridge.ts'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    engine.stdout.once('data', (chunk) => resolve({ url: String(chunk).trim(), engine }))
    engine.once('exit', (code) => {
      if (code === notHad) resolve(null)
      else reject(new Error(`the engine ended with code ${code}`))
    })
  })
}

const given = process.env.CLICKHOUSE_URL
const started = given ? { url: given, engine: null } : await startEngine()
if (started) {
  const { url, engine } = started
  mkdirSync(results, { recursive: true })
  const env = { CLICKHOUSE_URL: url }

  const unitReport = `${results}/clickhouse-unit.json`
  const rest = ['--reporter=dot', '--reporter=json', `--outputFile.json=${unitReport}`]
  const patience = ['--testTimeout=600000', '--hookTimeout=600000']
  const folders = ['src/server/store', 'src/server/api', 'src/server/clickhouse', 'src/server/app']
  const unitOk = step(
    'stores and API',
    npx,
    ['vitest', 'run', ...folders, ...rest, ...patience],
    env,
  )
  countUnitTests(unitOk, unitReport)

  const built = step('build', npm, ['run', '--silent', 'build'])
  count(built)
  if (built) {
    const endReport = `${results}/clickhouse-e2e.json`
    const config = '--config=e2e/clickhouse.config.ts'
    const endOk = step(
      'golden cases and two servers',
      npx,
      ['playwright', 'test', config, '--reporter=line,json'],
      { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: endReport },
    )
    countBrowserTests(endOk, endReport)
  }
  engine?.stdin?.end()
  tellResult()
} else {
  console.log('\nClickHouse was not tested: its engine could not be installed or started here.')
  process.exitCode = notTested
}

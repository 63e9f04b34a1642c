import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '100000' }, seed: { type: 'string' } },
})
const wholeNumber = (name: string, text: string): number => {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new Error(`--${name} takes a whole number.`)
}
const cases = wholeNumber('cases', values.cases)
const seed = values.seed === undefined ? randomInt(2 ** 29) : wholeNumber('seed', values.seed)

const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx'
const { status } = spawnSync(
  npx,
  ['vitest', 'run', '--disable-console-intercept', 'src/server/testing/fuzz'],
  {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, WINNOW_FUZZ_CASES: String(cases), WINNOW_FUZZ_SEED: String(seed) },
  },
)
if (status !== 0) console.log(`\nAgain: npm run fuzz -- --cases ${cases} --seed ${seed}`)
process.exitCode = status ?? 1

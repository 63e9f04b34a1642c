import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

export type Python = { readonly command: string; readonly env: Readonly<Record<string, string>> }

const folder = resolve('test-results/python')
const candidates: readonly Python[] = ['python3', '/usr/bin/python3'].flatMap((command) => [
  { command, env: {} },
  { command, env: { PYTHONPATH: folder } },
])

const hasHttpx = ({ command, env }: Python): boolean =>
  spawnSync(command, ['-c', 'import httpx'], { env: { ...process.env, ...env } }).status === 0

const run = (command: string, ...rest: string[]): boolean =>
  spawnSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0

/** Throws with manual steps if Python or httpx cannot be had. */
export function findOrInstallHttpx(): Python {
  const found = candidates.find(hasHttpx)
  if (found) return found
  run('python3', '-m', 'pip', 'install', '--quiet', '--retries', '0', '--target', folder, 'httpx')
  const installed = candidates.find(hasHttpx)
  if (installed) return installed
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', 'update')
    run('apt-get', 'install', '-y', 'python3-httpx')
    const packaged = candidates.find(hasHttpx)
    if (packaged) return packaged
  }
  throw new Error(
    'The Python code is tested with Python 3 and httpx, and they were neither found nor could be ' +
      'installed. Install them (`python3 -m pip install httpx`, or `sudo apt-get install ' +
      'python3-httpx`) and run the tests again.',
  )
}

import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, type Page } from '@playwright/test'
import { readClipboard } from './clipboard.ts'
import type { Python } from './python.ts'

const runs = {
  cURL: { file: 'export.sh', command: () => ['sh', []] },
  Python: { file: 'export.py', command: (python) => [python.command, []] },
  TypeScript: {
    file: 'export.ts',
    command: () => [process.execPath, [resolve('node_modules/tsx/dist/cli.mjs')]],
  },
  'TypeScript without tsx': { file: 'export.mjs', command: () => [process.execPath, []] },
} as const satisfies Record<
  string,
  { file: string; command: (python: Python) => [string, string[]] }
>
export type CodeWay = keyof typeof runs
export const codeWays = Object.keys(runs) as CodeWay[]

/** Removed from the environment, so that only the test's credentials count. */
const credentialVariables = ['GALILEO_API_KEY', 'SPLUNK_ACCESS_TOKEN']

export async function copied(page: Page, view: string): Promise<string> {
  await page.getByRole('tab', { name: view.split(' ')[0] ?? '', exact: true }).click()
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  return readClipboard(page)
}

/** Runs code in an empty folder and returns the files. Its server may be in this process. */
export async function runCode(
  way: CodeWay,
  code: string,
  python: Python,
  credential: Readonly<Record<string, string>>,
) {
  const place = mkdtempSync(join(tmpdir(), 'winnow-run-'))
  const { file, command } = runs[way]
  const [name, rest] = command(python)
  writeFileSync(join(place, file), code)
  const inherited = { ...process.env }
  for (const variable of credentialVariables) delete inherited[variable]
  const child = spawn(name, [...rest, file], {
    cwd: place,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...inherited, ...python.env, NO_PROXY: '127.0.0.1', ...credential },
  })
  const [status, stderr] = await Promise.all([
    new Promise<number | null>((done) => child.once('close', done)),
    text(child.stderr),
  ])
  const files = Object.fromEntries(
    readdirSync(place)
      .filter((made) => made !== file)
      .map((made) => [made, readFileSync(join(place, made))]),
  )
  rmSync(place, { recursive: true })
  return { status, stderr, files }
}

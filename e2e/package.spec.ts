import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { environmentWith, exportFile } from './support/run-export.ts'
import { freePort } from './support/start-server.ts'

/** The package as somebody installs it: packed, installed into an empty folder, and run from there. */

test.describe.configure({ mode: 'serial' })

const key = 'package-administrator'
const record = (id: string) =>
  JSON.stringify({ type: 'trace', id, created_at: '2026-03-01T10:00:00Z', input: 'Hello' })
const ids = ['5bc8fbbc-bde5-4099-8164-d8399f767c45', 'd76d4330-f144-4bea-b0c1-1fdecb91ce37']

let folder = ''
let bin = ''
let tarball = ''
let server: ChildProcess | null = null
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'winnow package '))
})
test.afterAll(() => {
  server?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

type Packed = {
  readonly filename: string
  readonly files: readonly { readonly path: string }[]
}

test('the tarball holds the built product and nothing of its tests', () => {
  // The product is built; scripts would build it again while other tests use it.
  const options = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder]
  const [packed] = JSON.parse(execFileSync('npm', options).toString()) as readonly Packed[]
  if (!packed) throw new Error('npm packed nothing')
  tarball = join(folder, packed.filename)
  expect(statSync(tarball).size).toBeLessThan(5e6)
  const paths = packed.files.map(({ path }) => path)
  expect(paths).toEqual(
    expect.arrayContaining([
      'dist/server/winnow.js',
      'dist/app/index.html',
      'LICENSE',
      'README.md',
    ]),
  )
  expect(paths.filter((path) => /\.tsx?$|\.test|e2e|screenshot/.test(path))).toEqual([])
})

test('it installs into an empty folder without the tools that build it', () => {
  const home = join(folder, 'installed')
  mkdirSync(home)
  writeFileSync(join(home, 'package.json'), '{"private":true}')
  const options = ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball]
  execFileSync('npm', options, { cwd: home, stdio: 'pipe' })
  bin = join(home, 'node_modules', '.bin', 'winnow')
  const version = execFileSync(bin, ['--version']).toString().trim()
  expect(version).toBe(
    (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version,
  )
  expect(() => statSync(join(home, 'node_modules', 'vite'))).toThrow()
  expect(() => statSync(join(home, 'node_modules', 'react'))).toThrow()
})

test('it serves a queue folder, and exports from it', async () => {
  const queue = join(folder, 'a queue')
  mkdirSync(queue)
  writeFileSync(join(queue, 'records.jsonl'), `${ids.map(record).join('\n')}\n`)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const options = ['--port', String(port), '--queue', queue, '--data', join(folder, 'data')]
  server = spawn(bin, options, { env: environmentWith({ WINNOW_API_KEY: key }) })
  const ask = async () => {
    const answer = await fetch(`${url}/v2/annotation_queues/query`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Splunk-AO-API-Key': key },
      body: '{}',
    }).catch(() => null)
    const found = (await answer?.json()) as
      { annotation_queues?: readonly { id: string; num_log_records: number }[] } | undefined
    return found?.annotation_queues?.[0]
  }
  await expect.poll(async () => (await ask())?.num_log_records, { timeout: 60_000 }).toBe(2)
  expect((await fetch(`${url}/healthcheck`)).status).toBe(200)
  const page = await fetch(url)
  expect(await page.text()).toContain('<title>Winnow')

  const id = (await ask())?.id
  const source = exportFile(folder, { q: id })
  const out = join(folder, 'out.jsonl')
  execFileSync(bin, ['export', source, '--server', url, '--out', out, '--quiet'], {
    env: environmentWith({ WINNOW_API_KEY: key }),
  })
  const lines = readFileSync(out, 'utf8').trim().split('\n')
  expect(lines.map((line) => (JSON.parse(line) as { id: string }).id).toSorted()).toEqual(
    ids.toSorted(),
  )
})

test('it writes a sample folder', () => {
  const out = join(folder, 'sample')
  execFileSync(bin, ['sample', '--records', '20', '--out', out])
  expect(readFileSync(join(out, 'records.jsonl'), 'utf8').trim().split('\n')).toHaveLength(20)
})

import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { sampleQueues } from './support/api.ts'
import { startFaultyServer, type FaultyServer } from './support/faulty-server.ts'
import { copySamples } from './support/sample-server.ts'
import { startServer } from './support/start-server.ts'
import { exportFile, runExport, startExport } from './support/run-export.ts'

/** However `npm run export` ends, only a complete file has its name. */

test.describe.configure({ mode: 'serial' })

const { id } = sampleQueues.agent
/** The approximate size of the queue's file. */
const fileBytes = 60e6
const everyRecord = 50_000

let faulty: FaultyServer
let proxy: FaultyServer['proxy']
let folder: string
let target: string
let incomplete: string
let options: readonly string[]

test.beforeAll(async () => {
  faulty = await startFaultyServer()
  proxy = faulty.proxy
})
test.afterAll(() => faulty.stop())
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'winnow-headless-'))
  target = join(folder, 'weekly.jsonl')
  incomplete = `${target}.incomplete`
  options = [exportFile(folder, { q: id }), '--server', proxy.url, '--out', target]
})
test.afterEach(() => {
  proxy.set({ kind: 'none' })
  rmSync(folder, { recursive: true, force: true })
})

const lines = (path: string): number => readFileSync(path, 'utf8').split('\n').length - 1

test('a server that is killed leaves an incomplete file, and the next run replaces it', async () => {
  proxy.set({
    kind: 'cut',
    after: fileBytes / 2,
    onCut: () => faulty.server().process.kill('SIGKILL'),
  })
  const cut = await runExport([...options, '--receipt'])
  expect(cut.code, cut.stderr).toBe(4)
  expect(cut.stderr).toContain('Incomplete: The connection was lost before the file was complete.')
  expect(existsSync(target)).toBe(false)
  expect(statSync(incomplete).size).toBeGreaterThan(fileBytes / 4)
  expect(JSON.parse(readFileSync(`${incomplete}.receipt.json`, 'utf8'))).toMatchObject({
    verdict: { kind: 'incomplete' },
    file: { name: null, sha256: null },
  })
  proxy.set({ kind: 'none' })
  await faulty.restart()
  const again = await runExport(options)
  expect(again.code).toBe(2)
  expect(again.stderr).toContain('another export is writing it, or one ended early')
  const forced = await runExport([...options, '--force'])
  expect(forced.code, forced.stderr).toBe(0)
  expect(lines(target)).toBe(everyRecord)
  expect(existsSync(incomplete)).toBe(false)
})

test('a file that a proxy cuts at the end of a line, or writes into, is incomplete', async () => {
  proxy.set({ kind: 'truncate', after: 5e6 })
  const cut = await runExport(options)
  expect(cut.code, cut.stderr).toBe(4)
  expect(cut.stderr).toMatch(/only [\d,]+ of 50,000 records\. A proxy or the network cut it off/)
  expect(existsSync(target)).toBe(false)
  proxy.set({ kind: 'foreign', after: 5e6 })
  const foreign = await runExport([...options, '--force'])
  expect(foreign.code, foreign.stderr).toBe(4)
  expect(foreign.stderr).toContain('wrote other text into the file')
  expect(existsSync(target)).toBe(false)
})

test('an export without data for half a minute stops', async () => {
  proxy.set({ kind: 'stall', after: 5e6 })
  const { code, stderr } = await runExport(options)
  expect(code, stderr).toBe(4)
  expect(stderr).toContain('No data for 30 seconds')
  expect(existsSync(target)).toBe(false)
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} ends the export and keeps what arrived`, async () => {
    proxy.set({ kind: 'stall', after: 5e6 })
    const running = startExport(options)
    await expect
      .poll(() => existsSync(incomplete) && statSync(incomplete).size)
      .toBeGreaterThan(4e6)
    running.process.kill(signal)
    const { code, stderr } = await running.end
    expect(code, stderr).toBe(130)
    expect(stderr).toContain('The export was cancelled.')
    expect(readdirSync(folder).toSorted()).toEqual([
      'weekly.jsonl.incomplete',
      'weekly.winnow.json',
    ])
  })
}

test('Ctrl C before the first byte leaves nothing', async () => {
  proxy.set({ kind: 'refuse', status: 429, headers: { 'Retry-After': '60' }, times: 9 })
  const running = startExport(options)
  await expect.poll(running.stderr).toMatch(/Retrying in 1\smin/)
  running.process.kill('SIGINT')
  expect((await running.end).code).toBe(130)
  expect(readdirSync(folder)).toEqual(['weekly.winnow.json'])
})

test('a busy service is asked again when it allows it', async () => {
  const before = proxy.exports()
  proxy.set({ kind: 'refuse', status: 429, headers: { 'Retry-After': '4' }, times: 2 })
  const { code, stderr } = await runExport(options)
  expect(code, stderr).toBe(0)
  expect(stderr).toMatch(/The service is busy\. Retrying in 4\ss/)
  expect(proxy.exports() - before).toBe(3)
  expect(lines(target)).toBe(everyRecord)
})

test('a sign-in that ends before the file begins is refused, and leaves nothing', async () => {
  proxy.set({ kind: 'refuse', status: 401, headers: {}, times: 1 })
  const { code, stderr } = await runExport(options)
  expect(code, stderr).toBe(5)
  expect(stderr).toContain('Refused (401)')
  expect(readdirSync(folder)).toEqual(['weekly.winnow.json'])
})

test('two runs on one file: the second is refused, the first ends complete', async () => {
  proxy.set({ kind: 'stall', after: 1e6 })
  const first = startExport(options)
  await expect.poll(() => existsSync(incomplete) && statSync(incomplete).size).toBeGreaterThan(0)
  const second = await runExport(options)
  expect(second.code).toBe(2)
  expect(second.stderr).toContain('another export is writing it')
  expect(existsSync(incomplete)).toBe(true)
  // A third one takes the place by force; the first must not give its name to the third's file.
  proxy.set({ kind: 'none' })
  const third = await runExport([...options, '--force'])
  expect(third.code, third.stderr).toBe(0)
  first.process.kill('SIGINT')
  expect((await first.end).code).toBe(130)
  expect(lines(target)).toBe(everyRecord)
})

test('a file whose count differs keeps the incomplete name, unless that is accepted', async () => {
  proxy.set({ kind: 'count', answers: [everyRecord + 1] })
  const different = await runExport(options)
  expect(different.code, different.stderr).toBe(3)
  expect(different.stderr).toContain(
    'Count differs: The file has 50,000 records; 50,001 were counted',
  )
  expect(existsSync(target)).toBe(false)
  expect(lines(incomplete)).toBe(everyRecord)
  proxy.set({ kind: 'count', answers: [everyRecord + 1] })
  const accepted = await runExport([...options, '--force', '--accept-different', '--json'])
  expect(accepted.code, accepted.stderr).toBe(0)
  expect(lines(target)).toBe(everyRecord)
  expect(JSON.parse(accepted.stdout.toString())).toMatchObject({
    file: target,
    receipt: { verdict: { kind: 'different' }, file: { name: 'weekly.jsonl' } },
  })
})

test('a server that ends while the reader of the output rests is an incomplete export', async () => {
  const own = await copySamples()
  const ending = await startServer([], {}, own)
  try {
    const from = [...options.slice(0, 2), ending.url, '--out', '-']
    const running = startExport(from)
    const { stdout } = running.process
    await new Promise((resolve) => stdout?.once('data', resolve))
    stdout?.pause()
    // Long enough for the pipes to fill.
    await new Promise((resolve) => setTimeout(resolve, 2000))
    ending.process.kill('SIGKILL')
    await new Promise((resolve) => setTimeout(resolve, 2000))
    stdout?.resume()
    const { code, stderr } = await running.end
    expect(code, stderr).toBe(4)
    expect(stderr).toContain('The connection was lost before the file was complete.')
  } finally {
    await ending.stop()
    rmSync(own, { recursive: true, force: true })
  }
})

test('a full disk is told, and leaves no file under its name', async () => {
  test.skip(process.platform === 'win32', 'Windows has no limit on the size of files')
  const { code, stderr } = await runExport(options, undefined, 20_000)
  expect(code, stderr).toBe(4)
  expect(stderr).toContain('Writing failed: the limit on the size of files is reached.')
  expect(existsSync(target)).toBe(false)
})

test('a full disk of its own', async () => {
  const disk = join(folder, 'disk')
  const mount = `mkdir ${disk} && mount -t tmpfs -o size=4m tmpfs ${disk}`
  test.skip(spawnSync('sh', ['-c', mount]).status !== 0, 'a small disk can’t be mounted here')
  try {
    const small = [...options.slice(0, -1), join(disk, 'weekly.jsonl')]
    const { code, stderr } = await runExport(small)
    expect(code, stderr).toBe(4)
    expect(stderr).toContain('Writing failed: the disk is full.')
    expect(readdirSync(disk)).toEqual(['weekly.jsonl.incomplete'])
  } finally {
    spawnSync('sh', ['-c', `umount ${disk}`])
  }
})

test('a reader that closes the pipe is an incomplete export', async () => {
  const running = startExport([...options.slice(0, -1), '-'])
  running.process.stdout?.once('data', () => running.process.stdout?.destroy())
  const { code, stderr } = await running.end
  expect(code, stderr).toBe(4)
  expect(stderr).toContain('the reader closed the pipe')
})

test('a folder that is not there, or may not be written, is told before the export', async () => {
  writeFileSync(join(folder, 'file'), '')
  for (const out of ['no/folder/a.jsonl', 'file/a.jsonl']) {
    const { code, stderr } = await runExport([...options.slice(0, -1), join(folder, out)])
    expect(code, stderr).toBe(2)
    expect(stderr).toContain('can’t be written: ')
  }
})

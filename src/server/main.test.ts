import { spawn, type ChildProcess } from 'node:child_process'
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const waitMs = 20_000

let folder = ''
const running = new Set<ChildProcess>()
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'winnow-main-'))
  const record = { id: '0a0f6a0e-5d7c-4f36-8d59-0f3f6f6d2a11', type: 'trace' }
  const good = JSON.stringify({ ...record, created_at: '2026-03-01T00:00:00Z' })
  await writeFile(join(folder, 'good.jsonl'), `${good}\n`)
})
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  running.clear()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

type Run = {
  readonly child: ChildProcess
  readonly text: () => string
  readonly exit: Promise<number | null>
}

function start(data: string, ...options: string[]): Run {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', main, '--data', join(folder, data), ...options],
    { env: { ...process.env, WINNOW_API_KEY: 'a key/of mine', WINNOW_LOG: 'silent' } },
  )
  running.add(child)
  let text = ''
  child.stdout.on('data', (chunk) => (text += String(chunk)))
  child.stderr.on('data', (chunk) => (text += String(chunk)))
  const exit = new Promise<number | null>((resolve) => child.on('close', resolve))
  return { child, text: () => text, exit }
}

async function untilSaid(run: Run, words: RegExp): Promise<string> {
  for (const end = Date.now() + waitMs; Date.now() < end;) {
    const found = words.exec(run.text())
    if (found) return found[0]
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`no ${words} in: ${run.text()}`)
}

const addressOf = async (run: Run): Promise<URL> => new URL(await untilSaid(run, /http:\S+/))

test(
  'a person’s own records are served until SIGTERM, with the key in the fragment of a link',
  async () => {
    const run = start('own', '--port', '0', '--queue', join(folder, 'good.jsonl'))
    const address = await addressOf(run)
    expect(run.text()).toContain('Winnow imports “good”.')
    await untilSaid(run, /“good” \(1 record\) is ready\./)
    expect([address.search, address.hash]).toEqual(['', '#key=a%20key%2Fof%20mine'])
    const response = await fetch(new URL('/v2/annotation_queues/query', address), {
      method: 'POST',
      headers: { 'Galileo-API-Key': 'a key/of mine' },
    })
    expect(await response.json()).toMatchObject({ annotation_queues: [{ name: 'good' }] })

    // Left by an interrupted import.
    const spilled = join(folder, 'own', 'spill', 'staging_records_0.duckdb')
    await writeFile(spilled, 'rows')
    const second = start('own', '--port', '0', '--queue', join(folder, 'good.jsonl'))
    expect(await second.exit).toBe(1)
    expect(second.text()).toMatch(/Another Winnow is running with the data folder .*--data/)
    expect(await readFile(spilled, 'utf8')).toBe('rows')

    run.child.kill('SIGTERM')
    expect(await run.exit).toBe(0)
  },
  2 * waitMs,
)

test(
  'control characters of a refused file are escaped in the message',
  async () => {
    const queue = join(folder, 'a\u001b[2Jb')
    await mkdir(queue)
    await writeFile(join(queue, 'records.jsonl'), '{"id":"\u009b2J\u202ex"}\n')
    const run = start('hostile', '--port', '0', '--queue', queue)
    await untilSaid(run, /could not be imported\. .*:1: .*\n/)
    expect(run.text()).toContain(String.raw`a\u001b[2Jb`)
    for (const raw of ['\u001b', '\u009b', '\u202e']) expect(run.text()).not.toContain(raw)
  },
  waitMs,
)

test(
  'a stop during an import by threads ends the server at once, and leaves nothing of the import',
  async () => {
    const lines = Array.from({ length: 40_000 }, (_, index) =>
      JSON.stringify({
        id: `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`,
        type: 'trace',
        created_at: '2026-03-01T00:00:00Z',
        input: 'What does the plan include? '.repeat(40),
      }),
    )
    await writeFile(join(folder, 'large.jsonl'), lines.join('\n'))
    const run = start('large', '--port', '0', '--queue', join(folder, 'large.jsonl'))
    const health = new URL('/v2/healthcheck', await addressOf(run))
    expect(await (await fetch(health)).json()).toMatchObject({ preparing: 1 })
    run.child.kill('SIGTERM')
    expect(await run.exit).toBe(0)
    expect(await readdir(join(folder, 'large', 'spill'))).toEqual([])
  },
  2 * waitMs,
)

test(
  'an invalid database address is refused, and the message does not contain it',
  async () => {
    const run = start('none', '--port', '0', '--store', 'clickhouse://ann:s3cret@db.example.com')
    expect(await run.exit).toBe(1)
    expect(run.text()).toContain('clickhouse://host:8123/database')
    expect(run.text()).not.toContain('s3cret')
  },
  waitMs,
)

test(
  'samples are not served to other machines without an option',
  async () => {
    const run = start('samples', '--port', '0', '--host', '0.0.0.0')
    expect(await run.exit).toBe(1)
    expect(run.text()).toContain('--samples-anywhere')
  },
  waitMs,
)

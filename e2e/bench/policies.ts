import { spawn, type ChildProcess } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { peakMemoryOf, processorSecondsOf } from '../support/memory-of.ts'
import { freePort } from '../support/start-server.ts'
import { benchKey } from './bench-server.ts'
import { formats, type Format } from './copies.ts'
import { makeSample, type Shape } from './make-sample.ts'
import { median } from './statistics.ts'

/**
 * Compares this build with others, for instance of a branch without one of the policies in
 * `src/server/duckdb/README.md`. Each path is a build's `main.js`. Prints ratios of medians; above 1,
 * the other build is worse. Linux only.
 */
const { values } = parseArgs({
  options: {
    other: { type: 'string', multiple: true, default: [] },
    scenario: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string', default: '5' },
    /** A folder for the samples that stays. */
    folder: { type: 'string' },
  },
})
const builds = [
  { name: 'this', main: 'dist/server/main.js' },
  ...values.other.map((text) => {
    const [name = '', main = ''] = text.split('=')
    return { name, main }
  }),
]
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'winnow-policies-'))
const exportsAtOnce = 200

type Server = { readonly url: URL; readonly process: ChildProcess; readonly queue: string }
type Figures = Readonly<Record<string, number>>
type Scenario = {
  readonly shape: Shape | 'large'
  readonly records: number
  readonly run: (server: Server) => Promise<Figures>
}

const agent = new Agent({ keepAlive: false, maxSockets: Infinity })
const body = (export_format: Format, filter_tree: object) =>
  JSON.stringify({ export_format, record_selector: { type: 'filter_tree', filter_tree } })

type Read = {
  readonly filter_tree?: object
  /** Milliseconds before the client disconnects; until then it reads nothing. */
  readonly unreadMs?: number
}

/** The bytes of an export; null if it fails. */
const exportAll = (
  { url, queue }: Server,
  format: Format,
  { filter_tree = { and: [] }, unreadMs }: Read = {},
): Promise<number | null> =>
  new Promise((resolve, reject) => {
    const path = `/v2/annotation_queues/${queue}/records/export`
    const headers = { 'Galileo-API-Key': benchKey, 'Content-Type': 'application/json' }
    const sent = request(new URL(path, url), { method: 'POST', headers, agent }, (response) => {
      let bytes = 0
      if (unreadMs === undefined) response.on('data', (chunk: Buffer) => (bytes += chunk.length))
      response.on('close', () => {
        const isWhole = response.complete || unreadMs !== undefined
        resolve(response.statusCode === 200 && isWhole ? bytes : null)
      })
    })
    // Also before the first byte: the server may let an export wait.
    if (unreadMs !== undefined) setTimeout(() => (sent.destroy(), resolve(0)), unreadMs)
    sent.on('error', (error) => (unreadMs === undefined ? reject(error) : resolve(0)))
    sent.end(body(format, filter_tree))
  })

async function measured({ process }: Server, work: () => Promise<readonly (number | null)[]>) {
  writeFileSync(`/proc/${process.pid}/clear_refs`, '5')
  const processor = processorSecondsOf(process.pid)
  const started = performance.now()
  const files = await work()
  return {
    seconds: (performance.now() - started) / 1000,
    processor: processorSecondsOf(process.pid) - processor,
    peak: peakMemoryOf(process.pid),
    bytes: files.reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0),
    failures: files.filter((bytes) => bytes === null).length,
  }
}

const single =
  (perFormat: Read): Scenario['run'] =>
  async (server) => {
    const figures: Record<string, number> = {}
    for (const format of formats) {
      await exportAll(server, format, perFormat)
      const times: Awaited<ReturnType<typeof measured>>[] = []
      for (let round = 0; round < 3; round += 1) {
        times.push(await measured(server, async () => [await exportAll(server, format, perFormat)]))
      }
      figures[`${format}: seconds`] = Math.min(...times.map(({ seconds }) => seconds))
      figures[`${format}: processor seconds`] = median(times.map(({ processor }) => processor))
      figures[`${format}: peak MB`] = Math.max(...times.map(({ peak }) => peak))
    }
    return figures
  }

const many =
  (read: Read): Scenario['run'] =>
  async (server) => {
    const { bytes, ...figures } = await measured(server, () =>
      Promise.all(
        Array.from({ length: exportsAtOnce }, (_, index) =>
          exportAll(server, formats[index % formats.length] ?? 'csv', read),
        ),
      ),
    )
    return { ...figures, MB: bytes / 1e6 }
  }

/** One record in a hundred or fewer. */
const few = {
  filter: { type: 'text', column_id: 'input', operator: 'contains', value: 'step 77' },
}
/** The older half of the records, which stands at the end of the file. */
const late = {
  filter: { type: 'date', column_id: 'created_at', operator: 'lt', value: '2026-02-15T00:00:00Z' },
}
/** Long enough for every export to have its first rows. */
const gone = { unreadMs: 20_000 }

const scenarios: Readonly<Record<string, Scenario>> = {
  one: { shape: 'records', records: 60_000, run: single({}) },
  'one of few records': { shape: 'records', records: 300_000, run: single({ filter_tree: few }) },
  'one of late records': { shape: 'records', records: 300_000, run: single({ filter_tree: late }) },
  'one of traces': { shape: 'traces', records: 3000, run: single({}) },
  '200 at once': { shape: 'records', records: 10_000, run: many({}) },
  '200 unread': { shape: 'records', records: 60_000, run: many(gone) },
  '200 of traces unread': { shape: 'traces', records: 3000, run: many(gone) },
  '200 of large records unread': { shape: 'large', records: 100, run: many(gone) },
}

async function start(main: string, sample: string, data: string): Promise<Server> {
  const port = await freePort()
  const options = ['--queue', sample, '--data', data, '--port', String(port)]
  const child = spawn(process.execPath, [main, ...options], {
    env: { ...process.env, WINNOW_API_KEY: benchKey },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = new URL(`http://127.0.0.1:${port}`)
  for (;;) {
    if (child.exitCode !== null) throw new Error('the server ended')
    const list = await fetch(new URL('/v2/annotation_queues/query', url), {
      method: 'POST',
      headers: { 'Galileo-API-Key': benchKey, 'Content-Type': 'application/json' },
      body: '{}',
    }).catch(() => null)
    const found = list?.ok ? ((await list.json()) as { annotation_queues: { id: string }[] }) : null
    const [first] = found?.annotation_queues ?? []
    if (first) return { url, process: child, queue: first.id }
    await sleep(100)
  }
}

async function stop({ process }: Server): Promise<void> {
  const ended = new Promise((resolve) => process.once('close', resolve))
  process.kill('SIGKILL')
  await ended
}

/** Small records with 4 MB more of input. */
async function makeLargeSample(records: number): Promise<string> {
  const small = await makeSample(folder, records)
  const large = join(folder, `large-${records}`)
  const padding = 'A text of some words. '.repeat((4 * 1024 * 1024) / 22)
  const lines = readFileSync(small.file, 'utf8').trimEnd().split('\n')
  cpSync(small.folder, large, { recursive: true })
  writeFileSync(join(large, 'records.jsonl'), '')
  for (const line of lines) {
    const record = JSON.stringify({ ...JSON.parse(line), input: padding })
    appendFileSync(join(large, 'records.jsonl'), `${record}\n`)
  }
  return large
}

const listOf = (figures: readonly Figures[], what: string) =>
  figures.map((one) => one[what] ?? Number.NaN)

async function compare(name: string, { shape, records, run }: Scenario): Promise<void> {
  const sample =
    shape === 'large'
      ? await makeLargeSample(records)
      : (await makeSample(folder, records, shape)).folder
  const data = join(folder, `data-${shape}-${records}`)
  await stop(await start('dist/server/main.js', sample, data))
  const figures = new Map<string, Figures[]>(builds.map((build) => [build.name, []]))
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const build of builds) {
      const server = await start(build.main, sample, data)
      try {
        figures.get(build.name)?.push(await run(server))
      } finally {
        await stop(server)
      }
    }
  }
  const own = figures.get('this') ?? []
  for (const { name: build } of builds) {
    const told = Object.keys(own[0] ?? {}).map((what) => {
      const value = median(listOf(figures.get(build) ?? [], what))
      return `${what} ${value.toFixed(2)} (${(value / median(listOf(own, what))).toFixed(2)})`
    })
    console.log(`${name}, ${build}: ${told.join(', ')}`)
  }
}

try {
  for (const [name, scenario] of Object.entries(scenarios)) {
    if (values.scenario.length === 0 || values.scenario.includes(name)) {
      await compare(name, scenario)
    }
  }
} finally {
  agent.destroy()
  if (!values.folder) rmSync(folder, { recursive: true, force: true })
}

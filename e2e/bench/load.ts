import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { call, sampleQueues } from '../support/api.ts'
import { killedAndStartedAgain } from '../support/crash.ts'
import { memoryOf } from '../support/memory-of.ts'
import { startServer, type RunningServer } from '../support/start-server.ts'
import { benchKey, queueOf, startBench } from './bench-server.ts'
import { makeSample, readShape, shapeOption } from './make-sample.ts'
import { median, quantile } from './statistics.ts'

/** `npm run bench:load`. Linux only: it reads memory from /proc. */

const exportsAtOnce = 200
const slowShare = 0.25
const vanishingShare = 0.1
const questionsPerSecond = 50

const options = parseArgs({ options: { shape: shapeOption } }).values
const shape = readShape(options.shape)
const traces = 4000

const everything = { record_selector: { type: 'filter_tree', filter_tree: { and: [] } } }
const agent = new Agent({ keepAlive: true, maxSockets: Infinity })

type Target = { readonly url: string; readonly id: string; readonly key: string }

type Reader = 'quick' | 'slow' | 'vanishing'
const readerOf = (index: number): Reader => {
  const share = (index % 20) / 20
  if (share < vanishingShare) return 'vanishing'
  return share < vanishingShare + slowShare ? 'slow' : 'quick'
}

/** A slow reader pauses repeatedly, a vanishing one disconnects. */
const readExport = ({ url, id, key }: Target, reader: Reader, body: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const path = `/v2/annotation_queues/${id}/records/export`
    const headers = { 'Galileo-API-Key': key, 'Content-Type': 'application/json' }
    const sent = request(new URL(path, url), { method: 'POST', headers, agent }, (response) => {
      let bytes = 0
      if (response.statusCode !== 200) reject(new Error(`status ${response.statusCode}`))
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (reader === 'vanishing' && bytes > 3e6) response.destroy()
        if (reader !== 'slow') return
        response.pause()
        setTimeout(() => response.resume(), 20)
      })
      response.on('end', () => resolve(bytes))
      response.on('close', () => {
        if (reader === 'vanishing') resolve(bytes)
        else if (!response.complete) reject(new Error('the export broke off'))
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })

type Questions = {
  readonly count: number[]
  readonly page: number[]
  /** All questions come from one person, for whom the server bounds the waiting ones. */
  tooMany: number
  failures: string[]
}

/** Conditions that no request had before. */
function leafOf(index: number): object {
  const second = new Date(Date.UTC(2026, 0, 1) + index * 7919_000).toISOString()
  switch (index % 4) {
    case 0:
      return { type: 'text', column_id: 'input', operator: 'contains', value: `step ${index}` }
    case 1:
      return { type: 'date', column_id: 'created_at', operator: 'gte', value: second }
    case 2:
      return {
        type: 'number',
        column_id: 'metrics/duration_ns',
        operator: 'gt',
        value: index * 1e6,
      }
    default:
      return { type: 'collection', column_id: 'tags', operator: 'contains', value: `tag ${index}` }
  }
}

function askSteadily({ url, id, key }: Target): { readonly stop: () => Promise<Questions> } {
  const found: Questions = { count: [], page: [], tooMany: 0, failures: [] }
  const asked = new Set<Promise<void>>()
  let index = 0
  const ask = async (what: 'count' | 'page', path: string, body: object) => {
    const started = performance.now()
    try {
      const response = await call(url, path, body, key)
      await response.arrayBuffer()
      if (response.ok) found[what].push(performance.now() - started)
      else if (response.status === 429) found.tooMany += 1
      else found.failures.push(`${what}: status ${response.status}`)
    } catch (error) {
      found.failures.push(`${what}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  const timer = setInterval(() => {
    index += 1
    const filter_tree = { filter: leafOf(index) }
    const asking =
      index % 2 === 0
        ? ask('count', `/annotation_queues/${id}/records/count`, { filter_tree })
        : ask('page', `/annotation_queues/${id}/partial_search`, {
            filter_tree,
            limit: 5,
            select_columns: { column_ids: ['id', 'input', 'output'] },
          })
    asked.add(asking)
    void asking.finally(() => asked.delete(asking))
  }, 1000 / questionsPerSecond)
  return {
    stop: async () => {
      clearInterval(timer)
      await Promise.all(asked)
      return found
    },
  }
}

function watchMemory(server: RunningServer): { readonly stop: () => number } {
  let most = 0
  const timer = setInterval(() => {
    most = Math.max(most, memoryOf(server.process.pid))
  }, 100)
  return {
    stop: () => {
      clearInterval(timer)
      return most
    },
  }
}

const milliseconds = (values: readonly number[]) =>
  `median ${median(values).toFixed(0)}, 95th percentile ${quantile(values, 0.95).toFixed(0)}, most ${quantile(values, 1).toFixed(0)} ms of ${values.length}`

async function underLoad(server: RunningServer, target: Target): Promise<void> {
  const body = JSON.stringify(everything)
  const whole = await readExport(target, 'quick', body)
  const idle = askSteadily(target)
  await new Promise((resolve) => setTimeout(resolve, 5000))
  const alone = await idle.stop()
  const before = memoryOf(server.process.pid)

  const memory = watchMemory(server)
  const questions = askSteadily(target)
  const started = performance.now()
  const readers = Array.from({ length: exportsAtOnce }, (_, index) => readerOf(index))
  const files = await Promise.allSettled(readers.map((reader) => readExport(target, reader, body)))
  const seconds = (performance.now() - started) / 1000
  const answered = await questions.stop()
  const most = memory.stop()

  const failed = files.filter(
    (file, index) =>
      file.status === 'rejected' || (readers[index] !== 'vanishing' && file.value !== whole),
  )
  const megabytes =
    files.reduce((sum, file) => sum + (file.status === 'fulfilled' ? file.value : 0), 0) / 1e6
  console.log(
    `${exportsAtOnce} exports of ${(whole / 1e6).toFixed(0)} MB at once, ${megabytes.toFixed(0)} MB in ${seconds.toFixed(0)} s: ${failed.length} failures (aim 0)`,
  )
  for (const file of failed.slice(0, 3)) {
    console.log(`  ${file.status === 'rejected' ? String(file.reason) : `${file.value} bytes`}`)
  }
  console.log(`counts meanwhile: ${milliseconds(answered.count)} (aim 1000)`)
  console.log(`  … and alone: ${milliseconds(alone.count)}`)
  console.log(`first rows meanwhile: ${milliseconds(answered.page)}`)
  const refused = [...alone.failures, ...answered.failures]
  console.log(`questions refused while 100 of the same person waited: ${answered.tooMany}`)
  console.log(`questions that failed: ${refused.length} (aim 0) ${refused.slice(0, 3).join(', ')}`)

  await new Promise((resolve) => setTimeout(resolve, 10_000))
  const after = memoryOf(server.process.pid)
  console.log(
    `memory: ${before.toFixed(0)} MB before, ${most.toFixed(0)} MB at most (aim 1024), ${after.toFixed(0)} MB ten seconds later`,
  )
}

async function ofSamples(data: string): Promise<void> {
  const server = await startServer([], {}, data)
  try {
    await underLoad(server, { url: server.url, id: sampleQueues.agent.id, key: 'sample-owner' })
    const { problems, moment } = await killedAndStartedAgain(server.url, 1)
    const verdict = problems.length === 0 ? 'exactly what was committed' : problems.join('; ')
    console.log(`killed ${moment}, and started again: ${verdict}`)
  } finally {
    await server.stop()
  }
}

async function ofTraces(folder: string): Promise<void> {
  const sample = await makeSample(folder, traces, 'traces')
  const start = () => startBench(sample.folder, join(folder, 'data'))
  // One server imports, another one is measured.
  await (await start()).stop()
  const server = await start()
  try {
    await underLoad(server, { url: server.url, id: await queueOf(server), key: benchKey })
  } finally {
    await server.stop()
  }
}

const folder = mkdtempSync(join(tmpdir(), 'winnow-load-'))
try {
  await (shape === 'traces' ? ofTraces : ofSamples)(folder)
} finally {
  agent.destroy()
  rmSync(folder, { recursive: true, force: true })
}

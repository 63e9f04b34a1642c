import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import { peakMemoryOf } from '../support/memory-of.ts'
import type { RunningServer } from '../support/start-server.ts'
import { queueOf, readExport, startBench, timed, type ReadExport } from './bench-server.ts'
import {
  computedRequest,
  formats,
  loadCells,
  loadLines,
  loadRecords,
  type Format,
} from './copies.ts'
import { makeSample, readShape, shapeOption, type Sample } from './make-sample.ts'
import { median } from './statistics.ts'

/** Each ratio is the best of several alternating rounds. */

const rounds = 5
const { values } = parseArgs({ options: { records: { type: 'string' }, shape: shapeOption } })
const shape = readShape(values.shape)
const usual = { records: 500_000, traces: 24_000 } as const
const many = Number(values.records ?? usual[shape])
const few = Math.ceil(many / 10)
const sizes = `${many.toLocaleString('en')} / ${few.toLocaleString('en')} records`
const folder = mkdtempSync(join(tmpdir(), 'winnow-bench-'))
const file = (name: string) => join(folder, name)

const wholeRequest = (export_format: Format) => ({
  export_format,
  record_selector: { type: 'filter_tree', filter_tree: { and: [] } },
})
type RequestOf = (format: Format) => object

type Prepared = Sample & { readonly data: string }
const serve = ({ folder: queue, data }: Prepared) => startBench(queue, data)

async function prepare(records: number): Promise<Prepared> {
  const prepared = { ...(await makeSample(folder, records, shape)), data: file(`data-${records}`) }
  await (await serve(prepared)).stop()
  return prepared
}

async function saveExport(server: RunningServer, queue: string, format: Format): Promise<string> {
  const path = file(`export.${format}`)
  const out = createWriteStream(path)
  await readExport(server, queue, wholeRequest(format), (chunk) => out.write(chunk))
  await new Promise((resolve) => out.end(resolve))
  return path
}

async function throughput(prepared: Prepared) {
  const server = await serve(prepared)
  const instance = await DuckDBInstance.create(file('rows.duckdb'), {
    threads: '2',
    // The storage version of the server's own file.
    storage_compatibility_version: 'v1.5.0',
  })
  const connection = await instance.connect()
  const compare = async (what: string, request: object, copy: string, aim: string) => {
    const queue = await queueOf(server)
    const ours: ReadExport[] = []
    const theirs: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await readExport(server, queue, request))
      theirs.push(await timed(() => connection.run(copy)))
    }
    const ratio = Math.min(...theirs) / Math.min(...ours.map(({ whole }) => whole))
    const megabytes = (ours[0]?.bytes ?? Number.NaN) / 1e6
    console.log(
      `${what}: ${megabytes.toFixed(0)} MB, throughput over HTTP / COPY TO: ${ratio.toFixed(2)} (aim ${aim})`,
    )
  }
  try {
    const queue = await queueOf(server)
    const target = (format: Format) => file(`copy.${format}`)
    const lines = await saveExport(server, queue, 'jsonl')
    const load = (compression: 'zstd' | 'uncompressed') =>
      loadLines(connection, lines, target('jsonl'), compression, prepared.mostLineBytes)
    await compare('jsonl', wholeRequest('jsonl'), await load('zstd'), '0.90')
    const uncompressed = 'jsonl, COPY of lines that are stored uncompressed'
    await compare(uncompressed, wholeRequest('jsonl'), await load('uncompressed'), 'none')
    const table = await saveExport(server, queue, 'csv')
    const cells = await loadCells(connection, table, target('csv'), prepared.mostLineBytes)
    await compare('csv', wholeRequest('csv'), cells, '0.90')
    const copies = await loadRecords(connection, prepared, target)
    for (const format of formats) {
      const what = `${format}, redacted, computed metrics only`
      await compare(what, computedRequest(format), copies[format], '0.60')
      console.log(`  COPY TO wrote ${(statSync(target(format)).size / 1e6).toFixed(0)} MB`)
    }
  } finally {
    connection.closeSync()
    instance.closeSync()
    await server.stop()
  }
}

async function firstBytes(small: Prepared, large: Prepared) {
  const requests: readonly (readonly [string, RequestOf])[] = [
    ['', wholeRequest],
    [', redacted, computed metrics only', computedRequest],
  ]
  const medians = new Map<string, number[]>()
  for (const prepared of [small, large]) {
    const server = await serve(prepared)
    const queue = await queueOf(server)
    for (const [what, requestOf] of requests) {
      for (const format of formats) {
        const times: number[] = []
        for (let round = 0; round < rounds; round += 1)
          times.push((await readExport(server, queue, requestOf(format))).firstByte)
        const line = `first byte of ${format}${what}`
        medians.set(line, [...(medians.get(line) ?? []), median(times)])
      }
    }
    await server.stop()
  }
  for (const [line, [before = 0, after = 0]] of medians) {
    console.log(
      `${line}, ${sizes}: ${(after / before).toFixed(2)} (${before.toFixed(0)} and ${after.toFixed(0)} ms)`,
    )
  }
}

async function memory(small: Prepared, large: Prepared) {
  const peaks: number[] = []
  for (const prepared of [small, large]) {
    const server = await serve(prepared)
    const queue = await queueOf(server)
    for (let round = 0; round < 3; round += 1) {
      for (const format of formats) await readExport(server, queue, wholeRequest(format))
    }
    peaks.push(peakMemoryOf(server.process.pid))
    await server.stop()
  }
  const [before = 0, after = 0] = peaks
  console.log(
    `peak memory, ${sizes}: ${(after / before).toFixed(2)} (aim at most 1.15; ${before.toFixed(0)} and ${after.toFixed(0)} MB)`,
  )
}

try {
  const small = await prepare(few)
  const large = await prepare(many)
  await throughput(large)
  await firstBytes(small, large)
  if (process.platform === 'linux') await memory(small, large)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

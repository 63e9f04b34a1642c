import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { startServer, type RunningServer } from '../start-server.ts'
import { writeRecords } from './write-records.ts'

/**
 * `npm run bench`: exports over HTTP beside DuckDB's own `COPY … TO` of the same rows, and the
 * server's peak memory at 50 000 and 500 000 records. Machines differ and are noisy: only ratios
 * of one run are printed, each the best of several alternating rounds.
 */

const key = 'bench-administrator'
const rounds = 5
const folder = mkdtempSync(join(tmpdir(), 'winnow-bench-'))
const file = (name: string) => join(folder, name)
const quoted = (path: string) => `'${path.replaceAll("'", "''")}'`

type Format = 'jsonl' | 'csv'
const formats: readonly Format[] = ['jsonl', 'csv']

async function exportAll(
  server: RunningServer,
  format: Format,
  onChunk: (chunk: Uint8Array) => void,
): Promise<number> {
  const headers = { 'Galileo-API-Key': key, 'Content-Type': 'application/json' }
  const queues = await fetch(`${server.url}/v2/annotation_queues/query`, {
    method: 'POST',
    headers,
    body: '{}',
  })
  const { annotation_queues: list } = (await queues.json()) as {
    annotation_queues: { id: string }[]
  }
  const path = `/v2/annotation_queues/${list[0]?.id}/records/export`
  const body = JSON.stringify({
    export_format: format,
    record_selector: { type: 'filter_tree', filter_tree: { and: [] } },
  })
  const started = performance.now()
  // `fetch` would count for as much as the server does; this reader only takes what comes.
  await new Promise<void>((resolve, reject) => {
    const sent = request(new URL(path, server.url), { method: 'POST', headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`status ${response.statusCode}`))
      response.on('data', onChunk)
      response.on('end', resolve)
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
  return performance.now() - started
}

/** The most memory that the process has held, in MB; Linux only. */
function peakMemory(server: RunningServer): number {
  const status = readFileSync(`/proc/${server.process.pid}/status`, 'utf8')
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024
}

/** Imports some records once, so that what is measured afterwards is a server that only serves. */
async function prepare(records: number): Promise<{ source: string; data: string }> {
  const source = file(`records-${records}.jsonl`)
  const data = file(`data-${records}`)
  await writeRecords(source, records)
  const importing = await startServer(['--queue', source], { WINNOW_API_KEY: key }, data)
  await importing.stop()
  return { source, data }
}

async function saveExport(server: RunningServer, format: Format): Promise<string> {
  const path = file(`export.${format}`)
  const out = createWriteStream(path)
  await exportAll(server, format, (chunk) => out.write(chunk))
  await new Promise((resolve) => out.end(resolve))
  return path
}

/** Loads the rows of an export as a table, and returns the `COPY` that writes the same file again. */
async function loadRows(connection: DuckDBConnection, format: Format, path: string) {
  const target = quoted(file(`copy.${format}`))
  const options =
    format === 'csv'
      ? 'header = true'
      : "columns = {'line': 'VARCHAR'}, header = false, delim = '\x01', quote = '', escape = '', max_line_size = 16777216"
  await connection.run(
    `CREATE TABLE rows_${format} AS SELECT * FROM read_csv(${quoted(path)}, ${options})`,
  )
  return format === 'csv'
    ? `COPY rows_csv TO ${target} (FORMAT csv, HEADER)`
    : `COPY rows_jsonl TO ${target} (FORMAT csv, HEADER false, DELIMITER '\x01', QUOTE '', ESCAPE '')`
}

async function throughput({ source, data }: { source: string; data: string }) {
  const server = await startServer(['--queue', source], { WINNOW_API_KEY: key }, data)
  const instance = await DuckDBInstance.create(file('rows.duckdb'), { threads: '2' })
  const connection = await instance.connect()
  try {
    for (const format of formats) {
      const path = await saveExport(server, format)
      const megabytes = statSync(path).size / 1e6
      const copy = await loadRows(connection, format, path)
      const ours: number[] = []
      const theirs: number[] = []
      for (let round = 0; round < rounds; round += 1) {
        ours.push(await exportAll(server, format, () => undefined))
        const started = performance.now()
        await connection.run(copy)
        theirs.push(performance.now() - started)
      }
      const ratio = Math.min(...theirs) / Math.min(...ours)
      console.log(
        `${format}: ${megabytes.toFixed(0)} MB, throughput over HTTP / COPY TO: ${ratio.toFixed(2)} (aim 0.90)`,
      )
    }
  } finally {
    connection.closeSync()
    instance.closeSync()
    await server.stop()
  }
}

async function memory(small: { source: string; data: string }, large: typeof small) {
  const peaks: number[] = []
  for (const { source, data } of [small, large]) {
    const server = await startServer(['--queue', source], { WINNOW_API_KEY: key }, data)
    for (let round = 0; round < 3; round += 1) {
      for (const format of formats) await exportAll(server, format, () => undefined)
    }
    peaks.push(peakMemory(server))
    await server.stop()
  }
  const [at50 = 0, at500 = 0] = peaks
  console.log(
    `peak memory, 500 000 / 50 000 records: ${(at500 / at50).toFixed(2)} (aim at most 1.15; ${at50.toFixed(0)} and ${at500.toFixed(0)} MB)`,
  )
}

try {
  const small = await prepare(50_000)
  const large = await prepare(500_000)
  await throughput(large)
  if (process.platform === 'linux') await memory(small, large)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

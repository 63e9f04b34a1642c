import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { findOrStartClickhouse } from '../clickhouse/clickhouse-engine.ts'
import { queueOf, readAll, readExport, startBench, type ReadExport } from './bench-server.ts'
import { formats, type Format } from './copies.ts'
import { makeSample } from './make-sample.ts'

/** Rates are in megabytes a second, because the texts differ in size. */

const rounds = 5
const { values } = parseArgs({ options: { records: { type: 'string', default: '100000' } } })
const records = Number(values.records)
const folder = mkdtempSync(join(tmpdir(), 'winnow-bench-'))
const engineFormats = { jsonl: 'JSONEachRow', csv: 'CSVWithNames' } as const satisfies Record<
  Format,
  string
>

function openDatabase(address: string) {
  const { username, password, host, pathname } = new URL(address)
  const signIn = [username, password].map(decodeURIComponent).join(':')
  const headers = { Authorization: `Basic ${Buffer.from(signIn).toString('base64')}` }
  const name = pathname.slice(1)
  const url = new URL(`http://${host}/?database=${name}`)
  return {
    text: (sql: string) => readAll(url, headers, sql),
    value: async (sql: string): Promise<string> => {
      const chunks: Uint8Array[] = []
      await readAll(url, headers, `${sql} FORMAT JSONCompactEachRow`, (chunk) => chunks.push(chunk))
      const [value] = JSON.parse(Buffer.concat(chunks).toString()) as [unknown]
      return String(value)
    },
    drop: () => readAll(url, headers, `DROP DATABASE "${name}"`),
  }
}

type Entry = { readonly table: string; readonly sql_columns: readonly { readonly name: string }[] }

const bestOf = (read: readonly ReadExport[]): number =>
  Math.max(...read.map(({ bytes, whole }) => bytes / 1e3 / whole))

const sizeOf = (path: string): number =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)

async function measure(engine: string) {
  const { folder: source } = await makeSample(folder, records)
  const data = join(folder, 'embedded')
  const address = `${engine}/winnow_bench_${Date.now()}`
  const served = await startBench(source, join(folder, 'none'), ['--store', address])
  const embedded = await startBench(source, data)
  const database = openDatabase(address)
  try {
    const entry = JSON.parse(await database.value('SELECT entry FROM winnow_queues FINAL')) as Entry
    const columns = entry.sql_columns.map(({ name }) => `"${name.replaceAll('"', '""')}"`)
    const queue = await queueOf(served)
    for (const format of formats) {
      const request = {
        export_format: format,
        record_selector: { type: 'filter_tree', filter_tree: { and: [] } },
      }
      const sql =
        `SELECT ${columns.join(', ')} FROM "${entry.table}" ORDER BY position ` +
        `FORMAT ${engineFormats[format]}`
      const ours: ReadExport[] = []
      const own: ReadExport[] = []
      const other: ReadExport[] = []
      for (let round = 0; round < rounds; round += 1) {
        ours.push(await readExport(served, queue, request))
        own.push(await database.text(sql))
        other.push(await readExport(embedded, queue, request))
      }
      const [bytes] = ours.map((one) => one.bytes)
      if (bytes === undefined || [...ours, ...other].some((one) => one.bytes !== bytes)) {
        throw new Error('the files are not of one size')
      }
      const beside = (others: readonly ReadExport[]) => (bestOf(ours) / bestOf(others)).toFixed(2)
      console.log(
        `${format}: ${(bytes / 1e6).toFixed(0)} MB, throughput over HTTP / the engine's own text: ` +
          `${beside(own)} (${((own[0]?.bytes ?? 0) / 1e6).toFixed(0)} MB), / the embedded database: ${beside(other)}`,
      )
    }
    const stored = await database.value(
      `SELECT toFloat64(sum(bytes_on_disk)) FROM system.parts WHERE active AND table = '${entry.table}'`,
    )
    await embedded.stop()
    const perMillion = (bytes: number) => (bytes / records).toFixed(0)
    console.log(
      `stored for a million records: ${perMillion(Number(stored))} MB, ` +
        `embedded ${perMillion(sizeOf(data))} MB`,
    )
  } finally {
    await embedded.stop()
    await served.stop()
    await database.drop()
  }
}

const clickhouse = await findOrStartClickhouse()
if (clickhouse === null) throw new Error('The engine of ClickHouse could not be had here.')
try {
  await measure(clickhouse.url)
} finally {
  clickhouse.stop()
  rmSync(folder, { recursive: true, force: true })
}

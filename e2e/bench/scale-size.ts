import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { peakMemoryOf, processorSecondsOf } from '../support/memory-of.ts'
import type { RunningServer } from '../support/start-server.ts'
import { queueOf, readExport, startBench } from './bench-server.ts'
import type { Sample } from './make-sample.ts'
import { openPlainTable, readRecords, type PlainTable } from './plain-table.ts'
import { measureIds, measureLeaves, measureTree, mostIds } from './scale-counts.ts'
import { figure, type Figure, type SizeFigures } from './scale-figures.ts'
import { measurePages } from './scale-pages.ts'

const exportRounds = 2

export async function measureSize(sample: Sample, memoryMb: number): Promise<SizeFigures> {
  const work = mkdtempSync(join(sample.folder, '..', 'work-'))
  const data = join(work, 'data')
  const start = () => startBench(sample.folder, data, ['--memory', `${memoryMb}MB`])
  const serving = async (measure: (server: RunningServer) => Promise<readonly Figure[]>) => {
    const server = await start()
    try {
      return await measure(server)
    } finally {
      await server.stop()
    }
  }
  try {
    const plain = await openPlainTable(work, sample, memoryMb)
    try {
      const figures = [
        ...(await measureImport(start, sample, plain, data)),
        ...(await serving(async (server) => {
          const ids = await someIds(plain, sample)
          return [
            ...(await measureLeaves(server, plain, ids)),
            ...(await measurePages(server)),
            ...(await measureTree(server)),
            ...(await measureIds(server, ids)),
          ]
        })),
        // A fresh server, whose peak memory is the export's.
        ...(await serving(measureExports)),
        figure('spilled files after all that', spilled(data).length, '', '0'),
      ]
      return { records: sample.records, figures }
    } finally {
      plain.close()
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

async function measureImport(
  start: () => Promise<RunningServer>,
  { file }: Sample,
  plain: PlainTable,
  data: string,
): Promise<readonly Figure[]> {
  const gigabytes = statSync(file).size / 1e9
  const started = performance.now()
  const server = await start()
  const milliseconds = performance.now() - started
  const peak = peakMemoryOf(server.process.pid)
  const processor = processorSecondsOf(server.process.pid)
  // Checked while the server runs, because a start clears the folder.
  const left = spilled(data).length
  await server.stop()
  return [
    figure('the records file', gigabytes * 1000, 'MB'),
    figure('import', milliseconds / 1000, 's'),
    figure('import, s for a GB', milliseconds / 1000 / gigabytes, '', 'at most 60'),
    figure('  … of the processor', processor / gigabytes, ''),
    figure('  … beside read_json of plain DuckDB', milliseconds / plain.importing, '×'),
    figure('peak memory of an import', peak, 'MB', 'the same at every size'),
    figure('spilled files after an import', left, '', '0'),
  ]
}

async function measureExports(server: RunningServer): Promise<readonly Figure[]> {
  const queue = await queueOf(server)
  const figures: Figure[] = []
  for (const export_format of ['jsonl', 'csv'] as const) {
    const body = {
      export_format,
      record_selector: { type: 'filter_tree', filter_tree: { and: [] } },
    }
    const reads = []
    const before = processorSecondsOf(server.process.pid)
    for (let round = 0; round < exportRounds; round += 1)
      reads.push(await readExport(server, queue, body))
    const processor = processorSecondsOf(server.process.pid) - before
    const gigabytes = reads.reduce((sum, { bytes }) => sum + bytes, 0) / 1e9
    const best = reads.reduce((one, other) => (other.whole < one.whole ? other : one))
    const first = Math.min(...reads.map(({ firstByte }) => firstByte))
    figures.push(
      figure(`${export_format} of all records`, best.whole, 'ms'),
      figure(`${export_format}, first byte`, first, 'ms'),
      figure(`${export_format}, throughput`, best.bytes / 1e3 / best.whole, 'MB/s'),
      figure(`${export_format}, s of the processor for a GB`, processor / gigabytes, ''),
    )
  }
  const peak = peakMemoryOf(server.process.pid)
  return [...figures, figure('peak memory of exports', peak, 'MB', 'within 15 % of the smallest')]
}

/** In no particular order: the file is not in the order of the queue. */
async function someIds(plain: PlainTable, sample: Sample): Promise<readonly string[]> {
  const source = readRecords(sample, ", columns = {id: 'VARCHAR'}")
  const rows = await plain.rows(`SELECT id FROM ${source} LIMIT ${mostIds}`)
  return rows.map(([id]) => String(id))
}

const spilled = (data: string): readonly string[] =>
  readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /[/\\]spill$|\.tmp$/.test(entry.parentPath))
    .map(({ name }) => name)

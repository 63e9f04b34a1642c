import { tmpdir } from 'node:os'
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import type { FilterTree } from '#domain/contract/contract.ts'
import { duckdb } from '#sql/duckdb-dialect.ts'
import { countQuery } from '#sql/count-sql.ts'
import { missingIdsQuery } from '#sql/missing-ids-sql.ts'
import { sampleBytesQuery } from '#sql/selection-facts-sql.ts'
import { createColumnValues } from '#server/store/read-column-values.ts'
import { createAnswering } from './answering.ts'
import { exportStream } from './export-stream.ts'
import type { SlicedTable } from './find-words.ts'
import { createSelectionFacts } from '#server/store/read-selection-facts.ts'
import { importTable } from './import-queue.ts'
import type { ImportRoom } from './import-room.ts'
import { openCatalog, type Catalog } from './catalog.ts'
import { isHeavy, withKnownRecords } from './known-records.ts'
import { createLeafMatches } from '#server/store/leaf-matches.ts'
import { openMemoryLimit } from './memory-limit.ts'
import {
  databaseFile,
  openInstance,
  spillFolder,
  withConnection,
  type DuckdbOptions,
} from './open-instance.ts'
import { createEngineThreads } from './engine-threads.ts'
import { importOnce } from '#server/records/import-once.ts'
import { createSliceBytes } from '#server/store/slice-bytes.ts'
import { createExportScheduler, textBytes } from '#server/store/export-scheduler.ts'
import type { ExportPlan, QueueSource, Store, Viewpoint } from '#server/store/store.ts'
import { plainTexts, rawTexts } from './row-texts.ts'
import { duckdbMatches } from './duckdb-matches.ts'
import { runQuery, type RunChunks } from './run-query.ts'
import { duckdbValues, toCell } from './duckdb-values.ts'
import { readCells, readPlaces } from '#server/store/read-page.ts'
import { contextOf, shapeOf } from '#server/store/sql-arguments.ts'
import type { QueueEntry } from '#server/store/stored-queue.ts'

export type { DuckdbOptions } from './open-instance.ts'

/** Node gives DuckDB four threads; one stays free for counts and pages. */
const mostTurns = 3

/** The cache of leaves: 83 leaves of 10 million records take 104 MB. */
const keptBytes = (memoryLimitMb: number) => (memoryLimitMb / 8) * 1024 * 1024

export async function openDuckdbStore(options: DuckdbOptions): Promise<Store> {
  const instance = await openInstance(options)
  const catalog = await openCatalog(instance, databaseFile(options.folder ?? '')).catch((error) => {
    instance.closeSync()
    throw error
  })
  const turns = Math.min(mostTurns, Math.max(2, options.threads))
  const memory = await openMemoryLimit(instance, options.memoryLimitMb, turns)
  const scheduler = createExportScheduler({ bytes: textBytes, turns })
  const answering = createAnswering(instance, memory, scheduler)
  const sliceBytes = createSliceBytes()
  const rowTexts = options.plainRows ? plainTexts : rawTexts
  const threads = createEngineThreads(instance, options.threads, turns)
  const leafMatches = createLeafMatches(duckdbMatches(rowTexts), keptBytes(options.memoryLimitMb))
  const columnValues = createColumnValues(duckdbValues)
  const selectionFacts = createSelectionFacts(sampleBytesQuery)
  const folder = options.folder && spillFolder(options.folder)
  const spill = folder ?? tmpdir()
  const importRoom = {
    folder,
    threads: options.threads,
    memoryMb: options.memoryLimitMb,
    allowRecord: memory.allowRecord,
    onNotice: options.onNotice ?? (() => undefined),
  }
  for (const { largest_record } of catalog.entries()) await memory.allowRecord(largest_record ?? 0)
  let importing: Promise<unknown> = Promise.resolve()

  const contextFor = (
    run: RunChunks,
    entry: QueueEntry,
    tree: FilterTree | null,
    viewpoint: Viewpoint,
  ) => {
    const context = contextOf(entry, viewpoint, duckdb)
    return withKnownRecords(tree, entry.queue.record_count, context, (leaves) =>
      leafMatches.of(run, slicedTable(entry), leaves, context),
    )
  }
  return {
    importQueue: (source, onProgress = () => undefined) => {
      const work = importing.then(async () =>
        memory.during('import', () =>
          threads.withWorkers(() =>
            withConnection(instance, (connection) =>
              importQueue(connection, catalog, source, importRoom, onProgress),
            ),
          ),
        ),
      )
      importing = work.catch(() => undefined)
      return work
    },
    queues: () => catalog.entries().map(({ queue }) => queue),
    count: (queueId, tree, viewpoint, caller) =>
      answering(caller, async (run, runChunks) => {
        const entry = catalog.entry(queueId)
        if (tree === null) return entry.queue.record_count
        const query = countQuery(
          entry.table,
          tree,
          await contextFor(runChunks, entry, tree, viewpoint),
        )
        const [[count] = []] = await run(query)
        return Number(count)
      }),
    matches: (queueId, leaves, viewpoint, caller) =>
      answering(caller, (_, run) => {
        const entry = catalog.entry(queueId)
        return leafMatches.of(run, slicedTable(entry), leaves, contextOf(entry, viewpoint, duckdb))
      }),
    columnValues: (queueId, lookups, viewpoint, caller) =>
      answering(caller, async (run) => {
        const entry = catalog.entry(queueId)
        const context = contextOf(entry, viewpoint, duckdb)
        return columnValues.of(run, entry.table, lookups, context)
      }),
    missingIds: (queueId, ids, viewpoint, caller) =>
      answering(caller, async (run) => {
        const entry = catalog.entry(queueId)
        const rows = await run(
          missingIdsQuery(entry.table, ids, contextOf(entry, viewpoint, duckdb)),
        )
        return rows.map(([id]) => String(id))
      }),
    selectionFacts: (queueId, plan, viewpoint, caller) =>
      answering(caller, async (run, runChunks) => {
        const entry = catalog.entry(queueId)
        const context = await contextFor(runChunks, entry, treeOf(plan), viewpoint)
        return selectionFacts.of(run, entry, plan, context)
      }),
    pagePlaces: (queueId, page, viewpoint, caller) =>
      answering(caller, async (run, runChunks) => {
        const entry = catalog.entry(queueId)
        const context = await contextFor(runChunks, entry, page.filter_tree, viewpoint)
        return readPlaces(run, entry, page, context)
      }),
    pageCells: (queueId, positions, cells, viewpoint, caller) =>
      answering(caller, (run) => {
        const entry = catalog.entry(queueId)
        const context = contextOf(entry, viewpoint, duckdb)
        return readCells(run, entry, positions, cells, context, (value, column) =>
          toCell(value as DuckDBValue, column?.storage),
        )
      }),
    exportRecords: (queueId, plan, viewpoint, caller, onRows = () => undefined) => {
      const entry = catalog.entry(queueId)
      const context = contextOf(entry, viewpoint, duckdb)
      const tree = treeOf(plan)
      return exportStream(
        { instance, memory, scheduler, threads, sliceBytes, rowTexts, spill },
        {
          shape: shapeOf(entry, plan, context),
          context,
          withHeavyFilter:
            tree !== null && isHeavy(tree)
              ? () => answering(caller, (_, run) => contextFor(run, entry, tree, viewpoint), null)
              : null,
          column_ids: plan.column_ids,
          ...slicedTable(entry),
          onRows,
        },
      )
    },
    close: async () => {
      await importing
      instance.closeSync()
    },
  }
}

const importQueue = (
  connection: DuckDBConnection,
  catalog: Catalog,
  source: QueueSource,
  room: ImportRoom,
  onProgress: NonNullable<Parameters<Store['importQueue']>[1]>,
) =>
  importOnce(source, {
    dialect: duckdb,
    run: (query) => runQuery(connection, query),
    entries: catalog.entries,
    newTable: catalog.newTable,
    fill: (table) => importTable(connection, source, table, room, onProgress),
    put: (entry) => catalog.put(connection, entry),
  })

const slicedTable = ({ table, slices, slices_are_chunks, queue }: QueueEntry): SlicedTable => ({
  name: table,
  records: queue.record_count,
  slices: [...slices, queue.record_count],
  slices_are_chunks,
})

const treeOf = ({ selector }: ExportPlan): FilterTree | null =>
  selector.type === 'filter_tree' ? selector.filter_tree : null

import { tmpdir } from 'node:os'
import type { FilterTree } from '#domain/contract/contract.ts'
import { countBits, paddingOf, type RecordBits } from '#domain/record-sets/record-bits.ts'
import { clickhouse } from '#sql/clickhouse-dialect.ts'
import {
  clickhouseMissingIdsQuery,
  clickhouseSampleQuery,
  clickhouseValuesQuery,
  isInSet,
} from '#sql/clickhouse-statements.ts'
import { countQuery } from '#sql/count-sql.ts'
import { mergeWords } from '#sql/merge-words.ts'
import type { SqlColumn, SqlContext } from '#sql/sql-column.ts'
import { leavesOf, selectorTree } from '#domain/filter-tree/walk.ts'
import { integerCell, wideCell } from '#server/store/cells.ts'
import { createColumnValues, toNumber } from '#server/store/read-column-values.ts'
import { createLeafMatches } from '#server/store/leaf-matches.ts'
import { importOnce } from '#server/records/import-once.ts'
import { createSliceBytes } from '#server/store/slice-bytes.ts'
import { createExportScheduler, textBytes } from '#server/store/export-scheduler.ts'
import { createSelectionFacts } from '#server/store/read-selection-facts.ts'
import { readCells, readPlaces } from '#server/store/read-page.ts'
import { contextOf, shapeOf } from '#server/store/sql-arguments.ts'
import type { Cell, QueueSource, Store, Viewpoint } from '#server/store/store.ts'
import type { QueueEntry } from '#server/store/stored-queue.ts'
import { treeSet } from '#server/store/tree-sets.ts'
import { createAnswering, type Run } from './answering.ts'
import { openClickhouseCatalog, type ClickhouseCatalog } from './clickhouse-catalog.ts'
import { clickhouseMatches } from './clickhouse-matches.ts'
import type { Engine } from './engine.ts'
import { exportSlices } from './export-slices.ts'
import { importRecords } from './import-records.ts'

/** Larger trees are evaluated leaf by leaf instead of in one statement. */
const mostLeaves = 100
const mostText = 16_000

export type ClickhouseStore = Store & {
  /** Reads the changes of other servers. */
  readonly refresh: () => Promise<void>
}

/** The tables must exist (`openMigrated`). Closing the store closes the engine. */
export async function openClickhouseStore(engine: Engine): Promise<ClickhouseStore> {
  const catalog = await openClickhouseCatalog(engine)
  const answering = createAnswering(engine)
  const leafMatches = createLeafMatches(clickhouseMatches)
  const columnValues = createColumnValues({
    query: clickhouseValuesQuery,
    decode: (frequent) => (Array.isArray(frequent) ? (frequent as [unknown, unknown][]) : []),
  })
  const selectionFacts = createSelectionFacts(clickhouseSampleQuery)
  const exportEngine = {
    engine,
    scheduler: createExportScheduler({ bytes: textBytes, turns: 1 }),
    sliceBytes: createSliceBytes(),
    spill: tmpdir(),
  }
  let importing: Promise<unknown> = Promise.resolve()

  const matches = (
    run: Run,
    entry: QueueEntry,
    leaves: Parameters<Store['matches']>[1],
    context: SqlContext,
  ) =>
    leafMatches.of(run, { name: entry.table, records: entry.queue.record_count }, leaves, context)

  const bitsOf = (run: Run, entry: QueueEntry, tree: FilterTree, context: SqlContext) =>
    treeSet(mergeWords(tree), entry.queue.record_count, (leaves) =>
      matches(run, entry, leaves, context),
    )

  const prepared = async (
    run: Run,
    queueId: string,
    viewpoint: Viewpoint,
    tree: FilterTree | null,
  ) => {
    const entry = catalog.entry(queueId)
    const context = contextOf(entry, viewpoint, clickhouse)
    if (tree === null || !isLarge(tree)) return { entry, context, bits: null }
    const bits = await bitsOf(run, entry, tree, context)
    return { entry, context: withKnownSet(context, tree, bits, entry), bits }
  }

  return {
    refresh: catalog.refresh,
    importQueue: (source, onProgress = () => undefined) => {
      const work = importing.then(() => importQueue(engine, catalog, source, onProgress))
      importing = work.catch(() => undefined)
      return work
    },
    queues: () => catalog.entries().map(({ queue }) => queue),
    count: (queueId, tree, viewpoint, caller) =>
      answering(caller, async (run) => {
        const { entry, context, bits } = await prepared(run, queueId, viewpoint, tree)
        if (tree === null) return entry.queue.record_count
        if (bits) return countBits(bits)
        const [[count] = []] = await run(countQuery(entry.table, tree, context))
        return Number(count)
      }),
    matches: (queueId, leaves, viewpoint, caller) =>
      answering(caller, async (run) => {
        const { entry, context } = await prepared(run, queueId, viewpoint, null)
        return matches(run, entry, leaves, context)
      }),
    columnValues: (queueId, lookups, viewpoint, caller) =>
      answering(caller, async (run) => {
        const { entry, context } = await prepared(run, queueId, viewpoint, null)
        return columnValues.of(run, entry.table, lookups, context)
      }),
    missingIds: (queueId, ids, viewpoint, caller) =>
      answering(caller, async (run) => {
        const { entry, context } = await prepared(run, queueId, viewpoint, null)
        const rows = await run(clickhouseMissingIdsQuery(entry.table, ids, context))
        return rows.map(([id]) => String(id))
      }),
    selectionFacts: (queueId, plan, viewpoint, caller) =>
      answering(caller, async (run) => {
        const filter_tree = selectorTree(plan.selector)
        const { entry, context } = await prepared(run, queueId, viewpoint, filter_tree)
        const selector = { type: 'filter_tree', filter_tree } as const
        return selectionFacts.of(run, entry, { ...plan, selector }, context)
      }),
    pagePlaces: (queueId, page, viewpoint, caller) =>
      answering(caller, async (run) => {
        const { entry, context } = await prepared(run, queueId, viewpoint, page.filter_tree)
        return readPlaces(run, entry, page, context)
      }),
    pageCells: (queueId, positions, cells, viewpoint, caller) =>
      answering(caller, async (run) => {
        const { entry, context } = await prepared(run, queueId, viewpoint, null)
        return readCells(run, entry, positions, cells, context, toCell)
      }),
    exportRecords: (queueId, plan, viewpoint, _caller, onRows = () => undefined) => {
      const entry = catalog.entry(queueId)
      const context = contextOf(entry, viewpoint, clickhouse)
      const tree = selectorTree(plan.selector)
      return exportSlices(exportEngine, {
        shape: shapeOf(entry, plan, context),
        context,
        column_ids: plan.column_ids,
        slices: [...entry.slices, entry.queue.record_count],
        select: isLarge(tree)
          ? (signal) => bitsOf((query) => engine.rows(query, { signal }), entry, tree, context)
          : null,
        onRows,
      })
    },
    close: async () => {
      await importing
      await engine.close()
    },
  }
}

async function importQueue(
  engine: Engine,
  catalog: ClickhouseCatalog,
  source: QueueSource,
  onProgress: NonNullable<Parameters<Store['importQueue']>[1]>,
) {
  await catalog.refresh()
  const queue = await importOnce(source, {
    dialect: clickhouse,
    run: engine.rows,
    entries: catalog.entries,
    newTable: catalog.newTable,
    fill: (table) => importRecords(engine, source, table, onProgress),
    put: catalog.put,
  })
  await catalog.tidy()
  return queue
}

function isLarge(tree: FilterTree): boolean {
  return leavesOf(tree).length > mostLeaves || JSON.stringify(tree).length > mostText
}

function withKnownSet(
  context: SqlContext,
  tree: FilterTree,
  found: RecordBits,
  { queue }: QueueEntry,
): SqlContext {
  const bits = Buffer.from(found.buffer, found.byteOffset, found.byteLength).toString('base64')
  const set = { bits, firstByte: 0, padding: paddingOf(queue.record_count) }
  return { ...context, known: new Map([[tree, (bind) => isInSet(set, bind)]]) }
}

/** A cell as JSON; ClickHouse sends 64-bit integers as texts. */
function toCell(value: unknown, column: SqlColumn | null): Cell {
  if (typeof value === 'string') {
    if (column?.storage === 'integer') return integerCell(value)
    if (column?.storage === 'double') return toNumber(value)
    if (column?.storage === 'wide') return wideCell(value)
    const isJson = column?.storage === 'json' || column?.storage === 'list'
    return isJson ? (JSON.parse(value) as Cell) : value
  }
  // `fully_annotated` is not a column; ClickHouse gives it as a number.
  return column === null ? value !== 0 && value !== false : (value as Cell)
}

import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import {
  fileHeader,
  positionsQuery,
  sliceQuery,
  selection,
  type ExportShape,
  type Slice,
} from '#sql/export-sql.ts'
import { tableColumns, type SqlContext } from '#sql/sql-column.ts'
import { quoteName } from '#sql/sql-query.ts'
import type { MemoryLimit } from './memory-limit.ts'
import { connect } from './open-instance.ts'
import type { EngineThreads } from './engine-threads.ts'
import { createReadAhead, type ReadAhead } from './read-ahead.ts'
import { createSliceCursor } from './slice-cursor.ts'
import { stoppableBytes } from '#server/store/stoppable-bytes.ts'
import type { SliceBytes } from '#server/store/slice-bytes.ts'
import type { ExportScheduler } from '#server/store/export-scheduler.ts'
import type { RowTexts } from './row-texts.ts'
import { createSlowTexts } from './slow-texts.ts'
import { allAtOnce, sliceRows } from './slice-rows.ts'
import { interruptWith } from './interrupt-with.ts'

/** Target size; a statement takes milliseconds to start, so it may read several slices. */
const statementBytes = 6 * 1024 * 1024
const mostSlices = 32
/** Bytes of each statement that may wait for the reader. */
const aheadBytes = 1024 * 1024
/** DuckDB's buffer counts rows, not bytes of text; this size makes it prepare only one chunk. */
const readyBytes = '64KB'

const selected = 'selected'
const nothing = () => undefined

type Reading = ReadAhead & {
  /** 0 for a part of a slice. */
  readonly slices: number
  readonly lane: DuckDBConnection
  readonly release: () => void
}

export type ExportSource = {
  readonly shape: ExportShape
  readonly context: SqlContext
  /** Evaluates a heavy filter before the export; null if each statement evaluates it. */
  readonly withHeavyFilter: (() => Promise<SqlContext>) | null
  readonly column_ids: readonly string[]
  /** The first position of each slice, then the number of records. */
  readonly slices: readonly number[]
  readonly slices_are_chunks: boolean
  /** Called with the number of rows that the reader has taken. */
  readonly onRows: (rows: number) => void
}

export type ExportEngine = {
  readonly instance: DuckDBInstance
  readonly memory: MemoryLimit
  readonly scheduler: ExportScheduler
  readonly threads: EngineThreads
  readonly sliceBytes: SliceBytes
  readonly rowTexts: RowTexts
  readonly spill: string
}

/**
 * The bytes of a file, read in slices (README). Two connections make rows a little ahead of the reader.
 * Without reserved memory an export reads a part of a slice, and large texts wait on disk.
 */
export function exportStream(
  engine: ExportEngine,
  source: ExportSource,
): AsyncIterableIterator<Uint8Array> {
  return stoppableBytes((gone) => fileBytes(engine, source, gone))
}

async function* fileBytes(
  { instance, memory, scheduler, threads, sliceBytes, rowTexts, spill }: ExportEngine,
  {
    shape,
    context: before,
    withHeavyFilter,
    column_ids,
    slices,
    slices_are_chunks,
    onRows,
  }: ExportSource,
  gone: AbortController,
): AsyncGenerator<Uint8Array, undefined> {
  const open: DuckDBConnection[] = []
  const uninterrupts: (() => void)[] = []
  const openLane = async () => {
    const connection = await connect(instance)
    open.push(connection)
    uninterrupts.push(interruptWith(connection, gone.signal))
    await connection.run(`SET streaming_buffer_size = '${readyBytes}'`)
    return connection
  }
  const inFlight: Reading[] = []
  /** Connections without a memory reservation; they try again with the next piece. */
  const idle: DuckDBConnection[] = []
  const releases = new Set<() => void>()
  const slow = createSlowTexts(spill)
  const leave = scheduler.begin()
  const giveBack = await memory.reserve('export')
  let restoreWorkers: (() => Promise<void>) | null = null
  try {
    const context = withHeavyFilter ? await withHeavyFilter() : before
    const { joins } = selection(shape.selector, context)
    const first = await openLane()
    // A temporary table belongs to one connection, so a joined selection uses only one.
    const lanes = joins ? [first] : [first, await openLane()]
    if (joins) await scheduler.runInTurn(() => select(memory, first, shape, context))

    const bytesOf = await sliceBytes((query) => memory.runQuery(first, query), shape.table)
    restoreWorkers = threads.withoutWorkers()
    const cursor = createSliceCursor(slices, slices_are_chunks)
    const queryOf = (slice: Slice) => sliceQuery(shape, context, slice, joins ? selected : null)
    let atOnce = 1
    const startSlice = (lane: DuckDBConnection) => {
      const whole = cursor.peek(atOnce)
      if (!whole) return
      const held = scheduler.reserveSlice(bytesOf(whole))
      // Without a reservation, read only the piece that the reader waits for.
      if (!held && inFlight.length > 0) {
        idle.push(lane)
        return
      }
      const reads = held ? atOnce : 0
      const slice = cursor.next(reads) ?? whole
      const release = held ?? nothing
      releases.add(release)
      const rows = sliceRows(memory, lane, slice, queryOf, gone.signal, rowTexts)
      const read = held
        ? scheduler.isCrowded()
          ? allAtOnce(rows)
          : rows
        : slow.onDisk(allAtOnce(rows))
      const inTurn = () =>
        scheduler.runInTurn(async () => {
          // The client may have disconnected while this waited for its turn.
          gone.signal.throwIfAborted()
          return read()
        })
      inFlight.push({ ...createReadAhead(inTurn, aheadBytes), slices: reads, lane, release })
    }

    startSlice(first)
    // Wait for the first rows before the header, so that a query that fails at once sends no file.
    await inFlight[0]?.ready()
    const header = fileHeader(shape.format, column_ids)
    if (header !== '') yield Buffer.from(header)
    for (const lane of lanes.slice(1)) startSlice(lane)
    let taken = 0
    for (let reading = inFlight[0]; reading; reading = inFlight[0]) {
      let bytes = 0
      for (let texts = await reading.take(); texts; texts = await reading.take()) {
        yield* texts.pieces
        bytes += texts.bytes
        taken += texts.rows
        onRows(taken)
      }
      if (reading.slices > 0) {
        atOnce = slicesFor(statementBytes, bytes / reading.slices, reading.slices)
      }
      reading.release()
      releases.delete(reading.release)
      void inFlight.shift()
      for (const lane of [reading.lane, ...idle.splice(0)]) startSlice(lane)
    }
  } finally {
    gone.abort()
    await Promise.all(inFlight.map((reading) => reading.stop()))
    await slow.close()
    for (const uninterrupt of uninterrupts) uninterrupt()
    await Promise.all(open.map(closed))
    for (const release of releases) release()
    await restoreWorkers?.()
    await giveBack()
    leave()
  }
}

const slicesFor = (wantedBytes: number, sliceBytes: number, before: number): number =>
  Math.max(1, Math.min(Math.floor(wantedBytes / Math.max(1, sliceBytes)), before * 2, mostSlices))

/** DuckDB frees the memory of an unfinished statement only when the connection runs another one. */
async function closed(connection: DuckDBConnection): Promise<void> {
  await connection.run('SELECT 1').catch(nothing)
  connection.closeSync()
}

/** Joins with a list of ids once, instead of in every slice. */
async function select(
  memory: MemoryLimit,
  connection: DuckDBConnection,
  shape: ExportShape,
  context: SqlContext,
): Promise<void> {
  const { sql, parameters } = positionsQuery(shape, context)
  await memory.runQuery(connection, {
    sql: `CREATE TEMP TABLE ${quoteName(selected)} AS ${sql} ORDER BY ${tableColumns.position}`,
    parameters,
  })
}

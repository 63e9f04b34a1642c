import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import {
  csvHeader,
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
import type { OwnThreads } from './engine-threads.ts'
import { readAhead, type ReadAhead } from './read-ahead.ts'
import { sliceCursor } from './slice-cursor.ts'
import type { SliceBytes } from '#server/store/slice-bytes.ts'
import type { SliceRoom } from '#server/store/export-scheduler.ts'
import { openSlowTexts } from './slow-texts.ts'
import { allAtOnce, sliceRows } from './slice-rows.ts'
import { interruptWith } from './interrupt-with.ts'

/**
 * A statement reads as many slices as make about so much text: it takes milliseconds to begin, more
 * with many columns, and memory grows while it runs. Where many exports run, each of them takes less.
 */
const statementBytes = { jsonl: 6 * 1024 * 1024, csv: 12 * 1024 * 1024, crowded: 6 * 1024 * 1024 }
const mostSlices = 32
/** Of each statement so much may wait for the reader. */
const aheadBytes = 1024 * 1024
/** A chunk is ready before it is asked for, and no more: the engine counts rows, not their texts. */
const readyBytes = '64KB'

const selected = 'selected'
const nothing = () => undefined

type Reading = ReadAhead & {
  /** How many slices are read; 0 for a part of one. */
  readonly slices: number
  readonly lane: DuckDBConnection
  readonly release: () => void
}

export type ExportSource = {
  readonly shape: ExportShape
  readonly context: SqlContext
  /** Finds what statements have to be told of the selector; null where they find it themselves. */
  readonly know: (() => Promise<SqlContext>) | null
  /** The columns of a csv as they were asked for. */
  readonly column_ids: readonly string[]
  /** Where the table's slices begin, and last its end. */
  readonly slices: readonly number[]
  /** Whether the engine reads each of them at once. */
  readonly slices_are_chunks: boolean
  /** Hears how many rows the reader has taken. */
  readonly onRows: (rows: number) => void
}

/** What all exports share. */
export type ExportEngine = {
  readonly instance: DuckDBInstance
  readonly memory: MemoryLimit
  readonly room: SliceRoom
  readonly threads: OwnThreads
  readonly sliceBytes: SliceBytes
  /** Where what has no room in memory waits for its reader. */
  readonly spill: string
}

/**
 * The file's bytes. The table lies in the order of the file, so it is read in slices of positions:
 * the order needs no sort, and memory does not depend on the size of the file. Two statements make rows
 * at once, one of them a little ahead of the reader. Where many exports run, their statements are made
 * one by one, each to its end, and of a small part of a slice where they hold all the room there is;
 * what is large then waits on the disk.
 * Ending the iteration stops the statements.
 */
export function exportStream(
  engine: ExportEngine,
  source: ExportSource,
): AsyncIterableIterator<Uint8Array> {
  const gone = new AbortController()
  const bytes = fileBytes(engine, source, gone)
  return {
    next: () => bytes.next(),
    return: async () => {
      gone.abort()
      return bytes.return(undefined)
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

async function* fileBytes(
  { instance, memory, room, threads, sliceBytes, spill }: ExportEngine,
  { shape, context: unknowing, know, column_ids, slices, slices_are_chunks, onRows }: ExportSource,
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
  /** Lanes that found no room; they try again with the next piece. */
  const idle: DuckDBConnection[] = []
  const releases = new Set<() => void>()
  const slow = openSlowTexts(spill)
  const leave = room.enter()
  const giveBack = await memory.reserve('export')
  let unspare: (() => Promise<void>) | null = null
  try {
    const context = know ? await know() : unknowing
    const { joins } = selection(shape.selector, context)
    const first = await openLane()
    // A temporary table belongs to one connection, so that joined selections are read on one alone.
    const lanes = joins ? [first] : [first, await openLane()]
    if (joins) await room.inTurn(() => select(memory, first, shape, context))

    const bytesOf = await sliceBytes((query) => memory.runQuery(first, query), shape.table)
    unspare = threads.spare()
    const cursor = sliceCursor(slices, slices_are_chunks)
    const queryOf = (slice: Slice) => sliceQuery(shape, context, slice, joins ? selected : null)
    let atOnce = 1
    const startSlice = (lane: DuckDBConnection) => {
      const whole = cursor.peek(atOnce)
      if (!whole) return
      const held = room.take(bytesOf(whole))
      // Without room only the piece that the reader waits for is made.
      if (!held && inFlight.length > 0) {
        idle.push(lane)
        return
      }
      const reads = held ? atOnce : 0
      const slice = cursor.next(reads) ?? whole
      const release = held ?? nothing
      releases.add(release)
      const rows = sliceRows(memory, lane, slice, queryOf, gone.signal)
      const read = held ? (room.isCrowded() ? allAtOnce(rows) : rows) : slow.kept(allAtOnce(rows))
      const inTurn = () =>
        room.inTurn(async () => {
          // The reader may have left while this waited for its turn.
          gone.signal.throwIfAborted()
          return read()
        })
      inFlight.push({ ...readAhead(inTurn, aheadBytes), slices: reads, lane, release })
    }

    startSlice(first)
    // The header waits for the first rows: a query that fails at once must not look like a file.
    await inFlight[0]?.ready()
    if (shape.format === 'csv') yield Buffer.from(csvHeader(column_ids))
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
        const wanted = statementBytes[room.isCrowded() ? 'crowded' : shape.format]
        atOnce = slicesFor(wanted, bytes / reading.slices, reading.slices)
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
    await unspare?.()
    await giveBack()
    leave()
  }
}

/** How many slices of so many bytes are read next, at most twice as many as before. */
const slicesFor = (wantedBytes: number, sliceBytes: number, before: number): number =>
  Math.max(1, Math.min(Math.floor(wantedBytes / Math.max(1, sliceBytes)), before * 2, mostSlices))

/** A statement that was not read to its end keeps its memory until the next one of its connection. */
async function closed(connection: DuckDBConnection): Promise<void> {
  await connection.run('SELECT 1').catch(nothing)
  connection.closeSync()
}

/** Joins with a list of ids once, instead of once in every slice. */
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

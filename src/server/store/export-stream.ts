import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import {
  csvHeader,
  positionsQuery,
  sliceQuery,
  selection,
  type ExportShape,
} from '#sql/export-sql.ts'
import { tableColumns, type SqlContext } from '#sql/sql-column.ts'
import { quoteName, type SqlQuery } from '#sql/sql-query.ts'
import { blobPieces } from './blob-pieces.ts'
import type { MemoryLimit } from './memory-limit.ts'
import type { OwnThreads } from './own-threads.ts'
import { sliceCursor } from './slice-cursor.ts'
import type { SliceRoom } from './slice-room.ts'

/** A slice's text goes to the network in pieces of a size whose memory the system uses again. */
const pieceBytes = 64 * 1024
/** Slices of which little is selected are read several at a time, up to this many. */
const mostSlices = 8
const littleBytes = 512 * 1024

const selected = 'selected'
const nothing = () => undefined

type SliceBytes = SliceText & { readonly lane: DuckDBConnection; readonly release: () => void }
type SliceText = {
  readonly pieces: readonly Uint8Array[]
  readonly bytes: number
  readonly rows: number
}

export type ExportSource = {
  readonly shape: ExportShape
  readonly context: SqlContext
  /** The columns of a csv as they were asked for. */
  readonly column_ids: readonly string[]
  /** Where the table's slices begin, and last its end. */
  readonly slices: readonly number[]
  /** Hears how many rows the reader has taken. */
  readonly onRows: (rows: number) => void
}

/** What all exports share. */
export type ExportEngine = {
  readonly instance: DuckDBInstance
  readonly memory: MemoryLimit
  readonly room: SliceRoom
  readonly threads: OwnThreads
}

/**
 * The file's bytes. The table lies in the order of the file, so it is read in slices of positions:
 * the order needs no sort, and memory does not depend on the size of the file. While one slice is
 * on its way to the reader, the engine makes the next two; where many exports run, one at a time, and
 * a small part of one where they hold all the room there is. Ending the iteration stops the query.
 */
export function exportStream(
  engine: ExportEngine,
  source: ExportSource,
): AsyncIterableIterator<Uint8Array> {
  const open = new Set<DuckDBConnection>()
  const bytes = fileBytes(engine, open, source)
  return {
    next: () => bytes.next(),
    return: async () => {
      for (const connection of open) connection.interrupt()
      return bytes.return(undefined)
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

async function* fileBytes(
  { instance, memory, room, threads }: ExportEngine,
  open: Set<DuckDBConnection>,
  { shape, context, column_ids, slices, onRows }: ExportSource,
): AsyncGenerator<Uint8Array, undefined> {
  const connect = async () => {
    const connection = await instance.connect()
    open.add(connection)
    return connection
  }
  const inFlight: Promise<SliceBytes>[] = []
  /** Lanes that found no room; they try again with the next piece. */
  const idle: DuckDBConnection[] = []
  const releases = new Set<() => void>()
  const giveBack = await memory.reserve('export')
  let unspare: (() => Promise<void>) | null = null
  try {
    const { joins } = selection(shape.selector, context)
    const first = await connect()
    // A temporary table belongs to one connection, so that joined selections are read on one alone.
    const lanes = joins ? [first] : [first, await connect()]
    if (joins) await room.inTurn(() => select(memory, first, shape, context))

    unspare = threads.spare()
    const cursor = sliceCursor(slices)
    let atOnce = 1
    const startSlice = (lane: DuckDBConnection) => {
      const held = room.take()
      // Without room only the piece that the reader waits for is made.
      if (!held && inFlight.length > 0) {
        idle.push(lane)
        return
      }
      const slice = cursor.next(held ? atOnce : 0)
      if (!slice) {
        held?.()
        return
      }
      const release = held ?? nothing
      releases.add(release)
      const query = sliceQuery(shape, context, slice, joins ? selected : null)
      const bytes = room.inTurn(async () => {
        // The reader may have left while this waited for its turn.
        if (!open.has(lane)) return { pieces: [], bytes: 0, rows: 0, lane, release }
        return { ...(await readSlice(memory, lane, query)), lane, release }
      })
      // A slice that fails while the one before is on its way is reported when its turn comes.
      bytes.catch(() => undefined)
      inFlight.push(bytes)
    }

    startSlice(first)
    // The header waits for the first rows: a query that fails at once must not look like a file.
    await inFlight[0]
    if (shape.format === 'csv') yield Buffer.from(csvHeader(column_ids))
    for (const lane of lanes.slice(1)) startSlice(lane)
    let taken = 0
    for (let next = inFlight[0]; next; next = inFlight[0]) {
      const { pieces, bytes, rows, lane, release } = await next
      atOnce = bytes < littleBytes ? Math.min(mostSlices, atOnce * 2) : 1
      for (const one of [lane, ...idle.splice(0)]) startSlice(one)
      void inFlight.shift()
      yield* pieces
      release()
      releases.delete(release)
      taken += rows
      onRows(taken)
      if (inFlight.length === 0) for (const one of idle.splice(0)) startSlice(one)
    }
  } finally {
    for (const connection of open) connection.interrupt()
    const used = [...open]
    open.clear()
    await Promise.allSettled(inFlight)
    for (const connection of used) connection.closeSync()
    for (const release of releases) release()
    await unspare?.()
    await giveBack()
  }
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

function readSlice(
  memory: MemoryLimit,
  connection: DuckDBConnection,
  query: SqlQuery,
): Promise<SliceText> {
  return memory.readOnlyChunk(connection, query, (chunk) => {
    const rows = Number(chunk.getColumnValues(1)[0] ?? 0)
    const pieces = rows === 0 ? [] : blobPieces(chunk, 0, pieceBytes)
    return { pieces, bytes: pieces.reduce((sum, piece) => sum + piece.length, 0), rows }
  })
}

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
import type { EngineThreads } from './engine-threads.ts'
import { createSliceCursor } from './slice-cursor.ts'
import { stoppableBytes } from '#server/store/stoppable-bytes.ts'
import type { SliceBytes } from '#server/store/slice-bytes.ts'
import type { ExportScheduler } from '#server/store/export-scheduler.ts'
import type { RowTexts } from './row-texts.ts'
import { createSlowTexts, type WaitingTexts } from './slow-texts.ts'
import { allAtOnce, sliceRows } from './slice-rows.ts'
import { interruptWith } from './interrupt-with.ts'

/** Target size; a statement takes milliseconds to start, so it may read several slices. */
const statementBytes = 6 * 1024 * 1024
const mostSlices = 32
/** DuckDB's buffer counts rows, not bytes of text; this size makes it prepare only one chunk. */
const readyBytes = '64KB'

const selected = 'selected'

export type ExportSource = {
  readonly shape: ExportShape
  readonly context: SqlContext
  /** Evaluates a heavy filter before the export; null if each statement evaluates it. */
  readonly know: (() => Promise<SqlContext>) | null
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
 * The bytes of a file, read in slices (README), as the reader asks for them.
 * Without reserved memory an export reads a part of a slice, and large texts wait on disk.
 */
export function exportStream(
  engine: ExportEngine,
  source: ExportSource,
): AsyncIterableIterator<Uint8Array> {
  return stoppableBytes((gone) => fileBytes(engine, source, gone))
}

async function* fileBytes(
  engine: ExportEngine,
  source: ExportSource,
  gone: AbortController,
): AsyncGenerator<Uint8Array, undefined> {
  const { shape, column_ids, onRows } = source
  const parts = fileParts(engine, source, gone.signal)
  try {
    // The header waits for the first rows: a query that fails at once must not look like a file.
    let part = await parts.next()
    if (shape.format === 'csv') yield Buffer.from(csvHeader(column_ids))
    for (let taken = 0; !part.done; part = await parts.next()) {
      yield* part.value.pieces
      taken += part.value.rows
      onRows(taken)
    }
  } finally {
    gone.abort()
    await parts.return(undefined)
  }
}

/** The rows of the file in parts, each made when the reader asks for it. */
async function* fileParts(
  { instance, memory, scheduler, threads, sliceBytes, rowTexts, spill }: ExportEngine,
  { shape, context: unknowing, know, slices, slices_are_chunks }: ExportSource,
  gone: AbortSignal,
): AsyncGenerator<WaitingTexts, undefined> {
  const atEnd: (() => void | Promise<void>)[] = [scheduler.begin()]
  try {
    atEnd.push(await memory.reserve('export'))
    const context = know ? await know() : unknowing
    const connection = await connect(instance)
    atEnd.push(() => closed(connection), interruptWith(connection, gone))
    await connection.run(`SET streaming_buffer_size = '${readyBytes}'`)
    const { joins } = selection(shape.selector, context)
    if (joins) await scheduler.runInTurn(() => select(memory, connection, shape, context))

    const bytesOf = await sliceBytes((query) => memory.runQuery(connection, query), shape.table)
    atEnd.push(threads.withoutWorkers())
    const slow = createSlowTexts(spill)
    atEnd.push(() => slow.close())
    const cursor = createSliceCursor(slices, slices_are_chunks)
    const queryOf = (slice: Slice) => sliceQuery(shape, context, slice, joins ? selected : null)
    let atOnce = 1
    for (let whole = cursor.peek(atOnce); whole; whole = cursor.peek(atOnce)) {
      const held = scheduler.reserveSlice(bytesOf(whole))
      const slice = cursor.next(held ? atOnce : 0) ?? whole
      const rows = sliceRows(memory, connection, slice, queryOf, gone, rowTexts)
      const mayStayOpen = held !== null && !scheduler.isCrowded()
      const read = mayStayOpen ? rows : held ? allAtOnce(rows) : slow.kept(allAtOnce(rows))
      const readInTurn = () =>
        scheduler.runInTurn(async () => {
          // The reader may have gone while this waited for its turn.
          gone.throwIfAborted()
          return read()
        })
      let bytes = 0
      try {
        for (let texts = await readInTurn(); texts; texts = await readInTurn()) {
          bytes += texts.bytes
          yield texts
        }
      } finally {
        held?.()
      }
      if (held) atOnce = nextSlices(bytes, atOnce)
    }
  } finally {
    for (const end of atEnd.toReversed()) await end()
  }
}

/** How many slices the next statement reads, after one that made `bytes` of `slices`. */
const nextSlices = (bytes: number, slices: number): number =>
  Math.max(
    1,
    Math.min(Math.floor((statementBytes * slices) / Math.max(1, bytes)), slices * 2, mostSlices),
  )

/** DuckDB frees the memory of an unfinished statement only when the connection runs another one. */
async function closed(connection: DuckDBConnection): Promise<void> {
  await connection.run('SELECT 1').catch(() => undefined)
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

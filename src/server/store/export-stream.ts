import { DuckDBBlobValue, type DuckDBConnection, type DuckDBInstance } from '@duckdb/node-api'
import {
  csvHeader,
  positionsQuery,
  sliceQuery,
  selection,
  type ExportShape,
} from '#sql/export-sql.ts'
import { tableColumns, type SqlContext } from '#sql/sql-column.ts'
import { quoteName } from '#sql/sql-query.ts'
import { runQuery } from './run-query.ts'

/** Where a body of text is cut into pieces for the network. */
const pieceBytes = 1024 * 1024
/** A slice's text is aimed at this size: it is what an export holds, three times. */
const sliceBytes = 6 * 1024 * 1024
const firstSliceRows = 1024
const mostSliceRows = 512 * 1024

const selected = 'selected'

type SliceBytes = {
  readonly bytes: Uint8Array
  readonly rows: number
  readonly lane: DuckDBConnection
}

/**
 * The file's bytes. The table lies in the order of the file, so it is read in slices of positions:
 * the order needs no sort, and memory does not depend on the size of the file. While one slice is
 * on its way to the reader, the engine makes the next two. Ending the iteration stops the query.
 */
export function exportStream(
  instance: DuckDBInstance,
  shape: ExportShape,
  context: SqlContext,
  columnIds: readonly string[],
  recordCount: number,
): AsyncIterableIterator<Uint8Array> {
  const open = new Set<DuckDBConnection>()
  const bytes = fileBytes(instance, open, shape, context, columnIds, recordCount)
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
  instance: DuckDBInstance,
  open: Set<DuckDBConnection>,
  shape: ExportShape,
  context: SqlContext,
  columnIds: readonly string[],
  recordCount: number,
): AsyncGenerator<Uint8Array, undefined> {
  const connect = async () => {
    const connection = await instance.connect()
    open.add(connection)
    return connection
  }
  const inFlight: Promise<SliceBytes>[] = []
  try {
    const { joins } = selection(shape.selector, context)
    const first = await connect()
    // A temporary table belongs to one connection, so that joined selections are read on one alone.
    const lanes = joins ? [first] : [first, await connect()]
    if (joins) await select(first, shape, context)

    let position = 0
    let rows = firstSliceRows
    const startSlice = (lane: DuckDBConnection) => {
      if (position >= recordCount) return
      const slice = { from: position, to: Math.min(position + rows, recordCount) }
      position = slice.to
      const query = sliceQuery(shape, context, slice, joins ? selected : null)
      const bytes = readSlice(lane, query).then((read) => ({
        bytes: read,
        rows: slice.to - slice.from,
        lane,
      }))
      // A slice that fails while the one before is on its way is reported when its turn comes.
      bytes.catch(() => undefined)
      inFlight.push(bytes)
    }

    startSlice(first)
    // The header waits for the first rows: a query that fails at once must not look like a file.
    await inFlight[0]
    if (shape.format === 'csv') yield Buffer.from(csvHeader(columnIds))
    for (const lane of lanes.slice(1)) startSlice(lane)
    for (let next = inFlight[0]; next; next = inFlight[0]) {
      const slice = await next
      rows = nextSliceRows(slice)
      startSlice(slice.lane)
      void inFlight.shift()
      for (let at = 0; at < slice.bytes.length; at += pieceBytes) {
        yield slice.bytes.subarray(at, at + pieceBytes)
      }
    }
  } finally {
    for (const connection of open) connection.interrupt()
    await Promise.allSettled(inFlight)
    for (const connection of open) connection.closeSync()
    open.clear()
  }
}

/** Joins with a list of ids once, instead of once in every slice. */
async function select(
  connection: DuckDBConnection,
  shape: ExportShape,
  context: SqlContext,
): Promise<void> {
  const { sql, parameters } = positionsQuery(shape, context)
  await runQuery(connection, {
    sql: `CREATE TEMP TABLE ${quoteName(selected)} AS ${sql} ORDER BY ${tableColumns.position}`,
    parameters,
  })
}

/** As many rows as make a slice of the wished size, judged by the last one; growing with care. */
function nextSliceRows({ rows, bytes }: SliceBytes): number {
  const fitting = bytes.length === 0 ? Infinity : Math.round((rows * sliceBytes) / bytes.length)
  return Math.max(1, Math.min(mostSliceRows, rows * 8, fitting))
}

async function readSlice(
  connection: DuckDBConnection,
  query: Parameters<typeof runQuery>[1],
): Promise<Uint8Array> {
  const [[text = null] = []] = await runQuery(connection, query)
  return text instanceof DuckDBBlobValue ? text.bytes : new Uint8Array()
}

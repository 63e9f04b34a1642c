import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import {
  csvHeader,
  positionsQuery,
  rowsQuery,
  selection,
  type ExportShape,
} from '#sql/export-sql.ts'
import { tableColumns, type SqlContext } from '#sql/sql-column.ts'
import { quoteName } from '#sql/sql-query.ts'
import { runQuery, streamQuery } from './run-query.ts'

/** Where a body of text is cut into pieces for the network. */
const pieceBytes = 256 * 1024
/** A slice's text is aimed at this size: it is what an export holds, twice. */
const sliceBytes = 4 * 1024 * 1024
const firstSliceRows = 1024
const mostSliceRows = 512 * 1024

const selected = 'selected'

type Rows = { readonly pieces: readonly Buffer[]; readonly bytes: number }

/**
 * The file's bytes. The table lies in the order of the file, so it is read in slices of positions:
 * the order needs no sort, and memory does not depend on the size of the file. While one slice is
 * on its way to the reader, the engine makes the next one. Ending the iteration stops the query.
 */
export function exportStream(
  instance: DuckDBInstance,
  shape: ExportShape,
  context: SqlContext,
  columnIds: readonly string[],
  recordCount: number,
): AsyncIterableIterator<Uint8Array> {
  const open = new Set<DuckDBConnection>()
  const bytes = read(instance, open, shape, context, columnIds, recordCount)
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

async function* read(
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
  let pending: Promise<Rows> | null = null
  try {
    const { joins } = selection(shape.selector, context)
    const first = await connect()
    // A temporary table belongs to one connection, so that joined selections are read on one alone.
    const lanes = joins ? [first] : [first, await connect()]
    if (joins) await select(first, shape, context)

    let position = 0
    let rows = firstSliceRows
    let turn = 0
    const nextSlice = (): Promise<Rows> | null => {
      const lane = lanes[turn++ % lanes.length]
      if (!lane || position >= recordCount) return null
      const slice = { from: position, to: Math.min(position + rows, recordCount) }
      position = slice.to
      return readSlice(lane, rowsQuery(shape, context, slice, joins ? selected : null))
    }

    pending = nextSlice()
    // The header waits for the first rows: a query that fails at once must not look like a file.
    await pending
    if (shape.format === 'csv') yield Buffer.from(csvHeader(columnIds))
    while (pending) {
      const { pieces, bytes } = await pending
      rows = nextSliceRows(rows, bytes)
      pending = lanes.length > 1 ? nextSlice() : null
      // A slice that fails while this one is on its way is reported when its turn comes.
      pending?.catch(() => undefined)
      for (const piece of pieces) yield piece
      pending ??= nextSlice()
    }
  } finally {
    for (const connection of open) connection.interrupt()
    await pending?.catch(() => undefined)
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

const nextSliceRows = (rows: number, bytes: number): number =>
  Math.max(
    1,
    Math.min(
      mostSliceRows,
      rows * 8,
      bytes === 0 ? rows * 8 : Math.round((rows * sliceBytes) / bytes),
    ),
  )

async function readSlice(
  connection: DuckDBConnection,
  query: Parameters<typeof streamQuery>[1],
): Promise<Rows> {
  const result = await streamQuery(connection, query)
  const pieces: Buffer[] = []
  let texts: string[] = []
  let length = 0
  let bytes = 0
  const cut = () => {
    const piece = Buffer.from(texts.join(''))
    pieces.push(piece)
    bytes += piece.length
    texts = []
    length = 0
  }
  for (;;) {
    const chunk = await result.fetchChunk()
    if (!chunk || chunk.rowCount === 0) break
    for (const text of chunk.getColumnValues(0)) {
      if (typeof text !== 'string') throw new Error('a row of the file has no text')
      texts.push(text)
      length += text.length
      if (length >= pieceBytes) cut()
    }
  }
  if (texts.length > 0) cut()
  return { pieces, bytes }
}

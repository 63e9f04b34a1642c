import type { RecordBits } from '#domain/record-bits.ts'
import { clickhouseSliceQuery, type KnownSet } from '#sql/clickhouse-statements.ts'
import { csvHeader, type ExportShape, type Slice } from '#sql/export-sql.ts'
import type { SqlContext } from '#sql/sql-column.ts'
import type { Engine } from './engine.ts'
import { setOfSlice } from './known-sets.ts'

/** Where a body of text is cut into pieces for the network. */
const pieceBytes = 1024 * 1024
/** Slices of which little is selected are read several at a time, up to this many. */
const mostSlices = 8
const littleBytes = 512 * 1024
/** So many statements make slices ahead of the reader. */
const ahead = 3

export type ClickhouseExport = {
  readonly shape: ExportShape
  readonly context: SqlContext
  /** The columns of a csv as they were asked for. */
  readonly column_ids: readonly string[]
  /** Where the table's slices begin, and last its end. */
  readonly slices: readonly number[]
  /** Finds the selected records beforehand; null where each slice finds its own. */
  readonly select: ((signal: AbortSignal) => Promise<RecordBits>) | null
  readonly onRows: (rows: number) => void
}

type SliceText = { readonly bytes: Uint8Array; readonly count: number }

/**
 * The file's bytes, slice after slice of a table that never changes: every statement of an export
 * sees the same records. Each slice is one value of one row, so that a statement that fails has sent
 * nothing. Ending the iteration ends the statements.
 */
export function exportSlices(
  engine: Engine,
  source: ClickhouseExport,
): AsyncIterableIterator<Uint8Array> {
  const controller = new AbortController()
  const bytes = fileBytes(engine, source, controller)
  return {
    next: () => bytes.next(),
    return: async () => {
      controller.abort()
      return bytes.return(undefined)
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

async function* fileBytes(
  engine: Engine,
  { shape, context, column_ids, slices, select, onRows }: ClickhouseExport,
  controller: AbortController,
): AsyncGenerator<Uint8Array, undefined> {
  const { signal } = controller
  const records = slices.at(-1) ?? 0
  const inFlight: Promise<SliceText>[] = []
  const read = (slice: Slice, selected: KnownSet | null) => {
    const query = clickhouseSliceQuery(shape, context, slice, selected)
    const text = engine.textAndCount(query, { signal, settings: { max_threads: 1 } })
    // A slice that fails while the one before is on its way is reported when its turn comes.
    text.catch(() => undefined)
    inFlight.push(text)
  }
  let index = 0
  let atOnce = 1
  const start = (bits: RecordBits | null) => {
    while (inFlight.length < ahead) {
      const from = slices[index]
      const to = slices[Math.min(index + atOnce, slices.length - 1)]
      if (from === undefined || to === undefined || index >= slices.length - 1) return
      index += atOnce
      const selected = bits && setOfSlice(bits, records, { from, to })
      if (bits === null || selected !== null) read({ from, to }, selected)
    }
  }
  try {
    const bits = select && (await select(signal))
    start(bits)
    // The header waits for the first rows: a query that fails at once must not look like a file.
    await inFlight[0]
    if (shape.format === 'csv') yield Buffer.from(csvHeader(column_ids))
    let taken = 0
    for (let next = inFlight[0]; next; next = inFlight[0]) {
      const { bytes, count } = await next
      atOnce = bytes.length < littleBytes ? Math.min(mostSlices, atOnce * 2) : 1
      void inFlight.shift()
      start(bits)
      for (let at = 0; at < bytes.length; at += pieceBytes) {
        yield bytes.subarray(at, at + pieceBytes)
      }
      taken += count
      onRows(taken)
    }
  } finally {
    controller.abort()
    await Promise.allSettled(inFlight)
  }
}

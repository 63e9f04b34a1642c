import type { RecordBits } from '#domain/record-sets/record-bits.ts'
import { clickhouseSliceQuery, type KnownSet } from '#sql/clickhouse-statements.ts'
import { fileHeader, type ExportShape, type Slice } from '#sql/export-sql.ts'
import type { SqlContext } from '#sql/sql-column.ts'
import { stoppableBytes } from '#server/store/stoppable-bytes.ts'
import type { SliceBytes } from '#server/store/slice-bytes.ts'
import type { ExportScheduler } from '#server/store/export-scheduler.ts'
import type { Engine } from './engine.ts'
import { setOfSlice } from './known-sets.ts'
import type { TextAndCount } from './text-and-count.ts'

/** If a filter selects little, up to this many slices are read at once. */
const mostSlices = 8
const littleBytes = 512 * 1024
/** Slices in memory at once: the current one and those ahead of the reader. */
const ahead = 4

type ClickhouseExport = {
  readonly shape: ExportShape
  readonly context: SqlContext
  readonly column_ids: readonly string[]
  /** The first position of each slice, then the number of records. */
  readonly slices: readonly number[]
  /** Finds the selected records before; null if each slice finds its own. */
  readonly select: ((signal: AbortSignal) => Promise<RecordBits>) | null
  readonly onRows: (rows: number) => void
}

export type ExportEngine = {
  readonly engine: Engine
  readonly scheduler: Pick<ExportScheduler, 'reserveSlice'>
  readonly sliceBytes: SliceBytes
  /** Folder for slices without reserved memory. */
  readonly spill: string
}

type Reading = { readonly text: Promise<TextAndCount>; readonly release: () => void }
const nothing = () => undefined

/**
 * The bytes of a file. The table never changes, so all statements of an export see the same records.
 * Each slice is one value of one row, so a failed statement has sent nothing. Slices are read ahead
 * while memory can be reserved; without it only the next one is read, into a file. Ending the iteration
 * stops the statements.
 */
export function exportSlices(
  engine: ExportEngine,
  source: ClickhouseExport,
): AsyncIterableIterator<Uint8Array> {
  return stoppableBytes((controller) => fileBytes(engine, source, controller))
}

async function letGo({ text, release }: Reading): Promise<void> {
  await text.then(({ close }) => close(), nothing)
  release()
}

async function* fileBytes(
  { engine, scheduler, sliceBytes, spill }: ExportEngine,
  { shape, context, column_ids, slices, select, onRows }: ClickhouseExport,
  controller: AbortController,
): AsyncGenerator<Uint8Array, undefined> {
  const { signal } = controller
  const records = slices.at(-1) ?? 0
  const inFlight: Reading[] = []
  const read = (slice: Slice, selected: KnownSet | null, held: (() => void) | null) => {
    const query = clickhouseSliceQuery(shape, context, slice, selected)
    const options = { signal, settings: { max_threads: 1 } }
    const text = engine.textAndCount(query, held ? null : spill, options)
    text.catch(nothing)
    inFlight.push({ text, release: held ?? nothing })
  }
  let index = 0
  let atOnce = 1
  const start = (bits: RecordBits | null, bytesOf: (slice: Slice) => number) => {
    while (inFlight.length < ahead) {
      const from = slices[index]
      const to = slices[Math.min(index + atOnce, slices.length - 1)]
      if (from === undefined || to === undefined || index >= slices.length - 1) return
      const selected = bits && setOfSlice(bits, records, { from, to })
      if (bits === null || selected !== null) {
        const held = scheduler.reserveSlice(bytesOf({ from, to }))
        if (!held && inFlight.length > 0) return
        read({ from, to }, selected, held)
      }
      index += atOnce
    }
  }
  try {
    const bits = select && (await select(signal))
    const bytesOf = await sliceBytes((query) => engine.rows(query, { signal }), shape.table)
    start(bits, bytesOf)
    // Wait for the first rows before the header, so that a query that fails at once sends no file.
    await inFlight[0]?.text
    const header = fileHeader(shape.format, column_ids)
    if (header !== '') yield Buffer.from(header)
    let taken = 0
    for (let next = inFlight[0]; next; next = inFlight[0]) {
      const { bytes, count, pieces } = await next.text
      atOnce = bytes < littleBytes ? Math.min(mostSlices, atOnce * 2) : 1
      start(bits, bytesOf)
      yield* pieces()
      taken += count
      onRows(taken)
      void inFlight.shift()
      await letGo(next)
      start(bits, bytesOf)
    }
  } finally {
    controller.abort()
    await Promise.all(inFlight.map(letGo))
  }
}

import { formatInstant } from '#domain/contract/instant.ts'
import { fileHeader, type ExportShape, type Slice } from '#sql/export-sql.ts'
import {
  cellFacts,
  fixedFacts,
  selectionFactsQuery,
  timeEndsQuery,
  timelineQuery,
  type TimeBuckets,
} from '#sql/selection-facts-sql.ts'
import type { SqlContext } from '#sql/sql-column.ts'
import type { RunQuery, SqlQuery } from '#sql/sql-query.ts'
import { columnsInFile, shapeOf } from './sql-arguments.ts'
import type { SelectionFacts } from '#domain/contract/endpoints/selection-facts-schemas.ts'
import type { ExportPlan } from './store.ts'
import type { QueueEntry } from './stored-queue.ts'

type SampleQuery = (shape: ExportShape, ranges: readonly Slice[], context: SqlContext) => SqlQuery

type FactsSource = {
  readonly shape: ExportShape
  readonly context: SqlContext
  readonly column_ids: readonly string[]
  readonly records: number
  readonly has_templates: boolean
}

/** When a table's records were created; cached, as tables never change. */
type Timeline = { readonly buckets: TimeBuckets; readonly totals: ReadonlyMap<number, number> }

const bucketCount = 48
/** Rows that the size of a file is estimated from; fewer are all read. */
const sampledRows = 4096
const sampledRanges = 16
/** Fewer sampled rows say little. */
const leastSampled = 256

type KnownFacts = {
  readonly of: (
    run: RunQuery,
    entry: QueueEntry,
    plan: ExportPlan,
    context: SqlContext,
  ) => Promise<SelectionFacts>
}

export function createSelectionFacts(sampleQuery: SampleQuery): KnownFacts {
  const timelines = new Map<string, Timeline>()
  const timelineOf = async (run: RunQuery, { shape, context }: FactsSource): Promise<Timeline> => {
    const known = timelines.get(shape.table)
    if (known) return known
    const [[first = 0n, last = 0n] = []] = await run(timeEndsQuery(shape.table, context))
    const buckets = { first: BigInt(String(first)), last: BigInt(String(last)), count: bucketCount }
    const rows = await run(timelineQuery(shape.table, buckets, context))
    const totals = new Map(rows.map(([bucket, count]) => [Number(bucket), Number(count)]))
    const found = { buckets, totals }
    timelines.set(shape.table, found)
    return found
  }
  return {
    of: async (run, entry, plan, context) => {
      const source = {
        shape: shapeOf(entry, plan, context),
        context,
        column_ids: columnsInFile(plan),
        records: entry.queue.record_count,
        has_templates: entry.queue.templates.length > 0,
      }
      if (source.records === 0) return noFacts(source)
      const { shape, column_ids } = source
      const timeline = await timelineOf(run, source)
      const found = await run(selectionFactsQuery(shape, timeline.buckets, context))
      const unfinished = found.filter((row) => Number(row[1]) === 0)
      const rows = shape.computed_metrics_only ? found.filter((row) => Number(row[1]) === 1) : found
      const sum = (column: number) => sumOf(rows, column)
      const records = sum(2)
      const countOf = (fact: (typeof cellFacts)[number], column: number) =>
        sum(fixedFacts + cellFacts.length * column + cellFacts.indexOf(fact))
      const of = (fact: (typeof cellFacts)[number]) =>
        column_ids
          .map((column_id, index) => ({ column_id, count: countOf(fact, index) }))
          .filter(({ count }) => count > 0)
      const selected = new Map<number, number>()
      for (const [bucket, , count] of rows) {
        selected.set(Number(bucket), (selected.get(Number(bucket)) ?? 0) + Number(count))
      }
      return {
        selected: sumOf(found, 2),
        records,
        unfinished: sumOf(unfinished, 2),
        ...(await sizeOf(sampleQuery, run, source, records)),
        empty_columns:
          records === 0 ? [] : column_ids.filter((_, index) => countOf('filled', index) === 0),
        long_cells: of('long'),
        formula_cells: of('formulas'),
        non_ascii_cells: of('non_ascii'),
        digit_cells: of('digits'),
        rewritten_cells: of('rewritten'),
        empty_lines: sum(4),
        timeline: timelineAnswer(timeline, selected),
        fully_annotated: source.has_templates ? { selected: sum(3) } : null,
      }
    },
  }
}

const sumOf = (rows: readonly (readonly unknown[])[], column: number): number =>
  rows.reduce((all, row) => all + Number(row[column]), 0)

const noFacts = ({ shape, column_ids, has_templates }: FactsSource): SelectionFacts => ({
  selected: 0,
  records: 0,
  unfinished: 0,
  bytes: headerBytes(shape, column_ids),
  bytes_are_exact: true,
  empty_columns: [],
  long_cells: [],
  formula_cells: [],
  non_ascii_cells: [],
  digit_cells: [],
  rewritten_cells: [],
  empty_lines: 0,
  timeline: null,
  fully_annotated: has_templates ? { selected: 0 } : null,
})

const headerBytes = ({ format }: ExportShape, columnIds: readonly string[]): number =>
  Buffer.byteLength(fileHeader(format, columnIds))

/** The size of the file: exact for few rows, else estimated from evenly spread ones. */
async function sizeOf(
  sampleQuery: SampleQuery,
  run: RunQuery,
  { shape, context, column_ids, records: all }: FactsSource,
  records: number,
): Promise<Pick<SelectionFacts, 'bytes' | 'bytes_are_exact'>> {
  const header = headerBytes(shape, column_ids)
  const sample = async (ranges: readonly Slice[]) => {
    const [[bytes = 0, rows = 0] = []] = await run(sampleQuery(shape, ranges, context))
    return { bytes: Number(bytes), rows: Number(rows) }
  }
  const everywhere = { from: 0, to: all }
  if (records <= sampledRows) {
    const { bytes } = await sample([everywhere])
    return { bytes: header + bytes, bytes_are_exact: true }
  }
  const length = sampledRows / sampledRanges
  const ranges = Array.from({ length: sampledRanges }, (_, index) => {
    const from = Math.floor((index * (all - length)) / (sampledRanges - 1))
    return { from, to: from + length }
  })
  const some = await sample(ranges)
  const { bytes, rows } = some.rows < leastSampled ? await sample([everywhere]) : some
  return {
    bytes: header + Math.round((bytes / Math.max(1, rows)) * records),
    bytes_are_exact: rows === records,
  }
}

function timelineAnswer(
  { buckets, totals }: Timeline,
  selected: ReadonlyMap<number, number>,
): SelectionFacts['timeline'] {
  const { first, last, count } = buckets
  const width = last - first + 1n
  // Rounded up: an instant on an edge is in the bucket that begins there.
  const edge = (index: number) =>
    first + (width * BigInt(index) + BigInt(count) - 1n) / BigInt(count)
  return {
    buckets: Array.from({ length: count }, (_, index) => ({
      from: formatInstant(edge(index)),
      to: formatInstant(index === count - 1 ? last : edge(index + 1)),
      total: totals.get(index) ?? 0,
      selected: selected.get(index) ?? 0,
    })),
  }
}

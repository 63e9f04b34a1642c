import type { SqlColumn } from '#sql/sql-column.ts'
import type { BadLine, ImportThread } from './import-thread.ts'
import { lineBlocks, type LineBlock } from './line-blocks.ts'
import { planColumns, type PlannedColumn } from './queue-columns.ts'
import type { Found } from './queue-facts.ts'
import { blockRows } from './read-block.ts'
import { LineError } from './read-lines.ts'
import type { RowContext, RowValue } from './record-row.ts'
import { ImportError, type ImportProgress, type QueueSource } from './store.ts'
import { addSurvey, newSurvey, scorerMetrics, type Survey } from './survey.ts'

type OnProgress = (progress: ImportProgress) => void

/** The API's columns that have one in the table, under names that need no quoting. */
function tableColumnsOf(columns: readonly PlannedColumn[]): readonly SqlColumn[] {
  return columns
    .filter(({ source }) => source.from !== 'ratings')
    .map(({ column, storage, nullable }, index) => ({
      id: column.id,
      alias: column.metric_key_alias ?? null,
      name: `c${index}`,
      storage,
      nullable,
      redacted_name:
        column.id === 'input' || column.id === 'output' ? `redacted_${column.id}` : null,
      cells: 'any',
    }))
}

/** So many blocks are on their way to a thread, so that it never waits for one. */
const blocksAhead = 2

/**
 * Gives the blocks of a source to some threads in turn, and takes the answers in the order of the
 * file: the first bad line of the file is the one that is told.
 */
async function eachBlock<T>(
  source: QueueSource,
  threads: readonly ImportThread[],
  work: (thread: ImportThread, block: LineBlock) => Promise<T | BadLine>,
  take: (answer: T, bytes: number) => void,
): Promise<void> {
  const asked: { readonly answer: Promise<T | BadLine>; readonly bytes: number }[] = []
  let bytes = 0
  let next = 0
  const takeOne = async () => {
    const first = asked.shift()
    if (!first) return
    const answer = await first.answer
    if (isBadLine(answer)) throw badLine(source, answer.line, answer.reason)
    bytes += first.bytes
    take(answer, bytes)
  }
  for await (const block of lineBlocks(source.open(), source.label)) {
    const thread = threads[next % threads.length]
    if (!thread) throw new Error('an import has no thread')
    next += 1
    const answer = work(thread, block)
    // One that fails while another is waited for is reported when its turn comes.
    answer.catch(() => undefined)
    asked.push({ answer, bytes: block.bytes.length })
    if (asked.length >= threads.length * blocksAhead) await takeOne()
  }
  while (asked.length > 0) await takeOne()
}

const isBadLine = (answer: unknown): answer is BadLine =>
  typeof answer === 'object' && answer !== null && 'reason' in answer

/** The first reading: every line is checked, and what decides the columns is gathered. */
export async function surveyQueue(
  source: QueueSource,
  threads: readonly ImportThread[],
  onProgress: OnProgress,
): Promise<Found & { readonly rows: RowContext }> {
  const { folder } = source
  const survey = newSurvey()
  await eachBlock<Survey>(
    source,
    threads,
    (thread, block) => thread.survey(block),
    (found, bytes) => {
      addSurvey(survey, found)
      onProgress({ records: 0, bytes: Math.round(bytes / 2) })
    },
  )
  const columns = planColumns(folder, survey)
  const metrics = scorerMetrics(folder, survey)
  const namesOf = (list: typeof metrics) =>
    new Set(list.flatMap(({ key, alias }) => (alias ? [key, alias] : [key])))
  return {
    survey,
    columns,
    sql_columns: tableColumnsOf(columns),
    rows: {
      folder,
      columns: columns.filter((column) => column.source.from !== 'ratings'),
      scorer: {
        names: namesOf(metrics),
        enabled: namesOf(metrics.filter(({ enabled }) => enabled)),
      },
    },
  }
}

/** The second reading: each thread makes the rows of its blocks, and puts them where it was told. */
export async function readRows(
  source: QueueSource,
  threads: readonly ImportThread[],
  onProgress: OnProgress,
): Promise<void> {
  let records = 0
  await eachBlock<number>(
    source,
    threads,
    (thread, block) => thread.rows(block),
    (rows, bytes) => {
      records += rows
      onProgress({ records, bytes: Math.round((bytes + (source.bytes ?? bytes)) / 2) })
    },
  )
  for (const thread of threads) await thread.end()
  onProgress({ records, bytes: source.bytes ?? 0 })
}

/** The second reading, row by row, in the order of the lines. */
export async function* queueRows(
  source: QueueSource,
  context: RowContext,
  onProgress: OnProgress,
): AsyncGenerator<readonly RowValue[]> {
  let records = 0
  let bytes = 0
  for await (const block of lineBlocks(source.open(), source.label)) {
    try {
      for (const row of blockRows(block, context)) {
        yield row
        records += 1
      }
    } catch (error) {
      if (error instanceof LineError) throw badLine(source, error.line, error.message)
      throw error
    }
    bytes += block.bytes.length
    onProgress({ records, bytes: Math.round((bytes + (source.bytes ?? bytes)) / 2) })
  }
  onProgress({ records, bytes: source.bytes ?? 0 })
}

const badLine = (source: QueueSource, line: number, reason: string): ImportError =>
  new ImportError(`${source.label}:${line}: ${reason}`)

/** Two records of a source have the same id. */
export const repeatedId = (
  source: QueueSource,
  id: string,
  [first, second]: readonly [string, string],
): ImportError =>
  new ImportError(`${source.label}:${second}: the id ${id} stands on line ${first} already`)

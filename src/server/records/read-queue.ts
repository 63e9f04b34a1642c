import { isDeepStrictEqual } from 'node:util'
import { isAskedToRate, type QueueFolder } from '#domain/contract/queue-folder.ts'
import type { SqlColumn } from '#sql/sql-column.ts'
import type { BadLine, ImportThread, SurveyThread } from './import-thread.ts'
import { lineBlocks, type LineBlock } from './line-blocks.ts'
import { planColumns, type ColumnSource, type PlannedColumn } from './queue-columns.ts'
import type { SurveyedQueue } from './queue-facts.ts'
import { blockRecords, rowOf } from './read-block.ts'
import { LineError } from './read-lines.ts'
import { queueMetrics, scorersOf } from './queue-metrics.ts'
import { inferredTemplates, withoutChoices } from './queue-templates.ts'
import { columnName, type RecordRow, type RowContext } from './record-row.ts'
import { ImportError, type ImportProgress, type QueueSource } from '#server/store/store.ts'
import { addSurvey, createSurvey, type Survey } from './column-survey.ts'

type OnProgress = (progress: ImportProgress) => void

function tableColumnsOf(columns: readonly PlannedColumn[]): readonly SqlColumn[] {
  return columns
    .filter(({ source }) => source.from !== 'ratings')
    .map(({ column, source, storage, nullable }, index) => ({
      id: column.id,
      alias: column.metric_key_alias ?? null,
      name: columnName(index),
      storage,
      nullable,
      computed: computedCells(source),
      redacted_name:
        column.id === 'input' || column.id === 'output' ? `redacted_${column.id}` : null,
      cells: 'any',
    }))
}

/** Which cells stay in an export of computed metrics, as far as the column decides. */
function computedCells(source: ColumnSource): SqlColumn['computed'] {
  if (source.from !== 'metric') return 'all'
  return source.role === 'other' ? 'none' : 'some'
}

/** The records are too large for the memory they were expected to need. */
export class TooMuchExcess extends Error {
  override readonly name = 'TooMuchExcess'
}

/** Blocks sent to each thread at once, so that it never waits for one. */
const blocksAhead = 2
/** Bytes sent at once: a block with a large record waits for the blocks before it. */
const bytesAhead = 8 * 1024 * 1024
/** Blocks that are surveyed before the first rows are made. */
const firstBlocks = 4

type Answer<T> = { readonly answer: Promise<T | BadLine>; readonly bytes: number }
type Reading<T, Thread> = {
  /** The first block to read; earlier ones were read before. */
  readonly from?: number
  readonly work: (thread: Thread, block: LineBlock) => Promise<T | BadLine>
  /** Takes an answer and the bytes read so far; false stops the reading. */
  readonly take: (answer: T, bytes: number, blocks: number) => boolean
}

/** Takes the threads' answers in file order, so the first bad line of the file is reported. */
async function eachBlock<T, Thread>(
  source: QueueSource,
  threads: readonly Thread[],
  { from = 0, work, take }: Reading<T, Thread>,
): Promise<void> {
  const waiting: Answer<T>[] = []
  let bytes = 0
  let taken = from
  let next = 0
  const takeOne = async () => {
    const first = waiting.shift()
    if (!first) return false
    const answer = await first.answer
    if (isBadLine(answer)) throw badLine(source, answer.line, answer.reason)
    bytes += first.bytes
    taken += 1
    return take(answer, bytes, taken)
  }
  try {
    for await (const block of lineBlocks(source.open(), source.label)) {
      next += 1
      if (next <= from) {
        bytes += block.bytes.length
        continue
      }
      const thread = threads[next % threads.length]
      if (!thread) throw new Error('an import has no thread')
      const answer = work(thread, block)
      // An answer that rejects early is reported when its turn comes.
      answer.catch(() => undefined)
      waiting.push({ answer, bytes: block.bytes.length })
      const most = threads.length * blocksAhead
      while (waiting.length >= most || (waiting.length > 0 && bytesOf(waiting) > bytesAhead)) {
        if (!(await takeOne())) return
      }
    }
    while (waiting.length > 0) if (!(await takeOne())) return
  } finally {
    await Promise.allSettled(waiting.map(({ answer }) => answer))
  }
}

const bytesOf = (waiting: readonly Answer<unknown>[]): number =>
  waiting.reduce((sum, { bytes }) => sum + bytes, 0)

const isBadLine = (answer: unknown): answer is BadLine =>
  typeof answer === 'object' && answer !== null && 'reason' in answer

export type QueuePlan = { readonly found: SurveyedQueue; readonly rows: RowContext }

function planQueue(given: QueueFolder, survey: Survey): QueuePlan {
  const folder = withTemplates(given, survey.rated)
  const columns = planColumns(folder, survey)
  // A rating that differs from earlier ones must not make all rows again.
  const plain = withTemplates(given, withoutChoices(survey.rated))
  return {
    found: {
      survey,
      folder,
      infers_templates: given.templates.length === 0,
      columns,
      sql_columns: tableColumnsOf(columns),
    },
    rows: {
      folder: plain,
      columns: planColumns(plain, survey).filter(({ source }) => source.from !== 'ratings'),
      scorer: scorersOf(queueMetrics(folder, survey)),
      asked_to_rate: folder.users.filter(isAskedToRate).map(({ user_id }) => user_id),
      keeps_aggregates: given.templates.length === 0,
    },
  }
}

const withTemplates = (folder: QueueFolder, rated: Survey['rated']): QueueFolder =>
  folder.templates.length > 0 ? folder : { ...folder, templates: inferredTemplates(rated) }

export async function surveyQueue(
  source: QueueSource,
  threads: readonly SurveyThread[],
  onProgress: OnProgress,
): Promise<QueuePlan> {
  const survey = createSurvey()
  await eachBlock(source, threads, {
    work: (thread, block) => thread.survey(block),
    take: (found, bytes) => {
      addSurvey(survey, found)
      onProgress({ records: 0, bytes: Math.round(bytes / 2) })
      return true
    },
  })
  return planQueue(source.folder, survey)
}

/**
 * Reads a source into the staging tables of the threads; each gets the rows of its blocks. The first
 * blocks plan the table. If a later block needs another plan, the rest is surveyed and all rows are
 * made again.
 * @throws TooMuchExcess as soon as the lines have more excess than allowed
 */
export async function readQueue<Table>(
  source: QueueSource,
  threads: readonly ImportThread<Table>[],
  stagingOf: (columns: readonly SqlColumn[]) => Table,
  onProgress: OnProgress,
  mostExcess: number,
): Promise<SurveyedQueue> {
  const { folder } = source
  const known = createSurvey()
  let surveyedBlocks = 0
  const progress = { bytes: 0, base: 0, share: 1 }
  const show = (bytes: number) => {
    progress.bytes = Math.round(progress.base + bytes * progress.share)
    onProgress({ records: known.records, bytes: progress.bytes })
  }
  const surveyMore = (isEnough: (blocks: number) => boolean) =>
    eachBlock(source, threads, {
      from: surveyedBlocks,
      work: (thread, block) => thread.survey(block),
      take: (found, bytes, blocks) => {
        addSurvey(known, found)
        if (known.excess > mostExcess) throw new TooMuchExcess()
        surveyedBlocks = blocks
        show(bytes)
        return !isEnough(blocks)
      },
    })
  /** Makes the rows of a plan; false if they need another plan. */
  const makeRows = async (plan: QueuePlan): Promise<boolean> => {
    const table = stagingOf(plan.found.sql_columns)
    await Promise.all(threads.map((thread) => thread.begin(plan.rows, table)))
    let fits = true
    await eachBlock(source, threads, {
      work: (thread, block) => thread.rows(block),
      take: (found, bytes, blocks) => {
        const isNew = blocks > surveyedBlocks
        surveyedBlocks = Math.max(surveyedBlocks, blocks)
        if (isNew && addSurvey(known, found)) {
          fits = isDeepStrictEqual(planQueue(folder, known).rows, plan.rows)
        }
        if (known.excess > mostExcess) throw new TooMuchExcess()
        show(bytes)
        return fits
      },
    })
    return fits
  }
  progress.share = 0
  await surveyMore((blocks) => blocks >= firstBlocks)
  progress.share = 1
  if (!(await makeRows(planQueue(folder, known)))) {
    // Surveying the rest counts as half of the remaining progress, making the rows as the other half.
    const half = source.bytes === null ? 0 : (source.bytes - progress.bytes) / 2
    progress.base = progress.bytes
    progress.share = half / (source.bytes ?? 1)
    await surveyMore(() => false)
    progress.base += half
    await makeRows(planQueue(folder, known))
  }
  for (const thread of threads) await thread.end()
  onProgress({ records: known.records, bytes: source.bytes ?? 0 })
  return planQueue(folder, known).found
}

/** The second reading after `surveyQueue`, in file order. */
export async function* queueRows(
  source: QueueSource,
  context: RowContext,
  onProgress: OnProgress,
): AsyncGenerator<RecordRow> {
  let records = 0
  let bytes = 0
  for await (const block of lineBlocks(source.open(), source.label)) {
    try {
      for (const { line, record } of blockRecords(block)) {
        yield rowOf(line, record, context)
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

export const repeatedId = (
  source: QueueSource,
  id: string,
  [first, second]: readonly [string, string],
): ImportError =>
  new ImportError(`${source.label}:${second}: the id ${id} is already on line ${first}`)

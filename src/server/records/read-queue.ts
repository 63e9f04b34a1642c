import { isDeepStrictEqual } from 'node:util'
import type { SqlColumn } from '#sql/sql-column.ts'
import { badLine, eachBlock } from './each-block.ts'
import type { ImportThread, SurveyThread } from './import-thread.ts'
import { lineBlocks } from './line-blocks.ts'
import { planQueue, type QueuePlan } from './plan-queue.ts'
import type { SurveyedQueue } from './queue-facts.ts'
import { blockRecords, rowOf } from './read-block.ts'
import { LineError } from './read-lines.ts'
import type { RecordRow, RowContext } from './record-row.ts'
import { ImportError, type ImportProgress, type QueueSource } from '#server/store/store.ts'
import { addSurvey, createSurvey } from './column-survey.ts'

type OnProgress = (progress: ImportProgress) => void

/** The records are too large for the memory they were expected to need. */
export class TooMuchExcess extends Error {
  override readonly name = 'TooMuchExcess'
}

/** Blocks that are surveyed before the first rows are made. */
const firstBlocks = 4

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

export const repeatedId = (
  source: QueueSource,
  id: string,
  [first, second]: readonly [string, string],
): ImportError =>
  new ImportError(`${source.label}:${second}: the id ${id} is already on line ${first}`)

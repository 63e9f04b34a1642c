import type { Survey } from './column-survey.ts'
import type { LineBlock } from './line-blocks.ts'
import { surveyBlock } from './read-block.ts'
import { LineError } from './read-lines.ts'
import type { RowContext } from './record-row.ts'

/** Why a line is not a record. */
export type BadLine = { readonly line: number; readonly reason: string }

/** Looks through blocks of lines; each call answers for one block. */
export type SurveyThread = {
  readonly survey: (block: LineBlock) => Promise<Survey | BadLine>
}

/** Also makes rows of the blocks. `Table` says where the rows go. */
export type ImportThread<Table> = SurveyThread & {
  /** Comes before the first rows, and discards the rows of an earlier table. */
  readonly begin: (context: RowContext, table: Table) => Promise<void>
  readonly rows: (block: LineBlock) => Promise<Survey | BadLine>
  /** After it, the table can be read. */
  readonly end: () => Promise<void>
  /** Stops the thread and discards its rows. */
  readonly stop: () => Promise<void>
}

/** Surveys in this thread. */
export const surveyHere: SurveyThread = { survey: (block) => orBadLine(() => surveyBlock(block)) }

/** Returns a line that cannot be read, instead of throwing it: a thread's answer is plain data. */
export async function orBadLine<T>(read: () => T): Promise<T | BadLine> {
  try {
    return read()
  } catch (error) {
    if (error instanceof LineError) return { line: error.line, reason: error.message }
    throw error
  }
}

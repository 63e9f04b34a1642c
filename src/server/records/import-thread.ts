import type { Survey } from './column-survey.ts'
import type { LineBlock } from './line-blocks.ts'
import { surveyBlock } from './read-block.ts'
import { LineError } from './read-lines.ts'
import type { RowContext } from './record-row.ts'

export type BadLine = { readonly line: number; readonly reason: string }

/** Each call answers for one block. */
export type SurveyThread = {
  readonly survey: (block: LineBlock) => Promise<Survey | BadLine>
}

/** A thread that also makes rows. `Table` says where the rows go. */
export type ImportThread<Table> = SurveyThread & {
  /** Called before the first rows; discards the rows of an earlier table. */
  readonly begin: (context: RowContext, table: Table) => Promise<void>
  readonly rows: (block: LineBlock) => Promise<Survey | BadLine>
  /** After `end` the table can be read. */
  readonly end: () => Promise<void>
  readonly stop: () => Promise<void>
}

export const surveyHere: SurveyThread = { survey: (block) => orBadLine(() => surveyBlock(block)) }

/** Returns a bad line instead of throwing it, because a thread's answer is plain data. */
export async function orBadLine<T>(read: () => T): Promise<T | BadLine> {
  try {
    return read()
  } catch (error) {
    if (error instanceof LineError) return { line: error.line, reason: error.message }
    throw error
  }
}

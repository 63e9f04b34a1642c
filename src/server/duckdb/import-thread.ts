import type { DuckDBConnection } from '@duckdb/node-api'
import type { LineBlock } from '#server/records/line-blocks.ts'
import { blockRecords, rowOf, surveyBlock } from '#server/records/read-block.ts'
import { LineError } from '#server/records/read-lines.ts'
import type { RowContext } from '#server/records/record-row.ts'
import { openStaging, type Staging, type StagingTable } from './staging.ts'
import { newSurvey, surveyRecord, type Survey } from '#server/records/column-survey.ts'

/** Why a line is no record. */
export type BadLine = { readonly line: number; readonly reason: string }

/** What a thread does with a source's blocks of lines; each call answers for one block. */
export type ImportThread = {
  readonly survey: (block: LineBlock) => Promise<Survey | BadLine>
  /** What comes before the first rows; those of a table that was begun before are forgotten. */
  readonly begin: (context: RowContext, table: StagingTable) => Promise<void>
  /** Puts the rows of a block into the staging table, and answers what is found in them. */
  readonly rows: (block: LineBlock) => Promise<Survey | BadLine>
  /** After it, the table can be read. */
  readonly end: () => Promise<void>
  /** Ends it, with what it has begun. */
  readonly stop: () => Promise<void>
}

/** `connection`: to the database of the staging table; null where rows go elsewhere. */
export function importThread(connection: DuckDBConnection | null): ImportThread {
  let context: RowContext | null = null
  let staging: Staging | null = null
  return {
    survey: (block) => orBadLine(() => surveyBlock(block)),
    begin: async (given, table) => {
      context = given
      await staging?.forget()
      staging = null
      if (!connection) throw new Error('there is no database for rows')
      staging = await openStaging(connection, table)
    },
    rows: (block) =>
      orBadLine(() => {
        if (!context || !staging) throw new Error('rows are read before their table is there')
        const survey = newSurvey()
        for (const { line, record } of blockRecords(block)) {
          surveyRecord(survey, record, line.bytes)
          staging.append(rowOf(line, record, context))
        }
        return survey
      }),
    end: async () => {
      const ended = staging
      staging = null
      await ended?.close()
    },
    stop: async () => {
      await staging?.forget()
      staging = null
    },
  }
}

async function orBadLine<T>(read: () => T): Promise<T | BadLine> {
  try {
    return read()
  } catch (error) {
    if (error instanceof LineError) return { line: error.line, reason: error.message }
    throw error
  }
}

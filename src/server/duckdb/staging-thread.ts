import type { DuckDBConnection } from '@duckdb/node-api'
import { createSurvey, surveyRecord } from '#server/records/column-survey.ts'
import { orBadLine, surveyHere, type ImportThread } from '#server/records/import-thread.ts'
import { blockRecords, rowOf } from '#server/records/read-block.ts'
import type { RowContext } from '#server/records/record-row.ts'
import { openStaging, type Staging, type StagingTable } from './staging.ts'

export function createStagingThread(connection: DuckDBConnection): ImportThread<StagingTable> {
  let context: RowContext | null = null
  let staging: Staging | null = null
  return {
    ...surveyHere,
    begin: async (given, table) => {
      context = given
      await staging?.forget()
      staging = null
      staging = await openStaging(connection, table)
    },
    rows: (block) =>
      orBadLine(() => {
        if (!context || !staging) throw new Error('rows came before their table was there')
        const survey = createSurvey()
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

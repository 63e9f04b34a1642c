import type { DuckDBConnection } from '@duckdb/node-api'
import type { LineBlock } from './line-blocks.ts'
import { blockRows, surveyBlock } from './read-block.ts'
import { LineError } from './read-lines.ts'
import type { RowContext } from './record-row.ts'
import { openStaging, type Staging, type StagingTable } from './staging.ts'
import type { Survey } from './survey.ts'

/** Why a line is no record. */
export type BadLine = { readonly line: number; readonly reason: string }

/** What a thread does with a source's blocks of lines; each call answers for one block. */
export type ImportThread = {
  readonly survey: (block: LineBlock) => Promise<Survey | BadLine>
  /** What comes before the first rows. */
  readonly begin: (context: RowContext, table: StagingTable) => Promise<void>
  /** Puts the rows of a block into the staging table, and answers how many they are. */
  readonly rows: (block: LineBlock) => Promise<number | BadLine>
  /** After it, the table can be read. */
  readonly end: () => Promise<void>
}

/** `connect`: the database of the staging table. */
export function importThread(connect: () => Promise<DuckDBConnection>): ImportThread {
  let context: RowContext | null = null
  let staging: Staging | null = null
  return {
    survey: (block) => orBadLine(() => surveyBlock(block)),
    begin: async (given, table) => {
      context = given
      staging = await openStaging(await connect(), table)
    },
    rows: (block) =>
      orBadLine(() => {
        if (!context || !staging) throw new Error('rows are read before their table is there')
        let rows = 0
        for (const row of blockRows(block, context)) {
          staging.append(row)
          rows += 1
        }
        return rows
      }),
    end: async () => staging?.close(),
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

import type { DuckDBInstance, DuckDBValue } from '@duckdb/node-api'
import type { SqlQuery } from '#sql/sql-query.ts'
import type { ExportScheduler } from '#server/store/export-scheduler.ts'
import { withDeadline } from '#server/store/query-deadline.ts'
import type { Caller } from '#server/store/store.ts'
import { createFairTurns } from '#server/system/fair-turns.ts'
import { interruptWith } from './interrupt-with.ts'
import type { MemoryLimit } from './memory-limit.ts'
import { withConnection } from './open-instance.ts'
import type { RunChunks } from './run-query.ts'

type Run = (query: SqlQuery) => Promise<DuckDBValue[][]>

/**
 * Runs the statements of one answer on a connection. They stop when the client disconnects or the
 * deadline passes; `timeoutMs: null` is for the filter of a file, which may take any time.
 */
export type Answering = <T>(
  caller: Caller,
  use: (run: Run, runChunks: RunChunks) => Promise<T>,
  timeoutMs?: null,
) => Promise<T>

/** One of Node's four threads stays free for exports and files, one for other users. */
const questionLimits = { ofOne: 2, ofAll: 3, waiting: 100 } as const

export function createAnswering(
  instance: DuckDBInstance,
  memory: Pick<MemoryLimit, 'runQuery' | 'runChunks'>,
  scheduler: Pick<ExportScheduler, 'runFirst'>,
): Answering {
  const turns = createFairTurns(questionLimits)
  return (caller, use, timeoutMs) => {
    const work = (signal: AbortSignal) =>
      withConnection(instance, async (connection) => {
        const release = interruptWith(connection, signal)
        try {
          return await use(
            (query) => {
              signal.throwIfAborted()
              return memory.runQuery(connection, query)
            },
            (query, onChunk) => {
              signal.throwIfAborted()
              return memory.runChunks(connection, query, onChunk)
            },
          )
        } finally {
          release()
        }
      })
    return withDeadline(
      turns,
      caller,
      (signal) => scheduler.runFirst(() => work(signal)),
      timeoutMs,
    )
  }
}

import { createFairTurns } from '#server/system/fair-turns.ts'
import { withDeadline } from '#server/store/query-deadline.ts'
import type { Caller } from '#server/store/store.ts'
import type { Engine } from './engine.ts'

export type Run = (query: Parameters<Engine['rows']>[0]) => ReturnType<Engine['rows']>

/** Sends the statements of one answer. They stop when the client disconnects or the deadline passes. */
export type Answering = <T>(caller: Caller, use: (run: Run) => Promise<T>) => Promise<T>

/** Connections beyond these stay free for exports. */
const questionLimits = { ofOne: 4, ofAll: 12, waiting: 100 } as const

export function createAnswering(engine: Engine): Answering {
  const turns = createFairTurns(questionLimits)
  return (caller, use) =>
    withDeadline(turns, caller, (signal) =>
      use((query) => {
        signal.throwIfAborted()
        return engine.rows(query, { signal })
      }),
    )
}

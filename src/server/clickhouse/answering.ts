import { createFairTurns } from '#server/http/fair-turns.ts'
import { whileAsked } from '#server/store/query-deadline.ts'
import type { Engine } from './engine.ts'

/** Sends a statement of an answer, and reads all its rows. */
export type Run = (query: Parameters<Engine['rows']>[0]) => ReturnType<Engine['rows']>

/** Sends the statements of one answer; they stop with who waits for it, or when all take too long. */
export type Answering = <T>(use: (run: Run) => Promise<T>) => Promise<T>

/** Questions at once: of an engine's connections some are left for exports. */
const questionLimits = { ofOne: 4, ofAll: 12, waiting: 100 } as const

export function openAnswering(engine: Engine): Answering {
  const turns = createFairTurns(questionLimits)
  return (use) =>
    whileAsked(turns, (signal) =>
      use((query) => {
        signal.throwIfAborted()
        return engine.rows(query, { signal })
      }),
    )
}

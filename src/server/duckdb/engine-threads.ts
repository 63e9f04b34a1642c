import type { DuckDBInstance } from '@duckdb/node-api'
import { once } from '#server/system/once.ts'

/**
 * Turns DuckDB's worker threads off while exports run. When a worker runs a statement, the thread that
 * started it polls for its end instead of sleeping, so two exports keep three threads busy.
 */
export type EngineThreads = {
  readonly withoutWorkers: () => () => Promise<void>
  /** Runs work with all threads, also while exports run. */
  readonly withWorkers: <T>(work: () => Promise<T>) => Promise<T>
}

/** `threads` includes the thread that starts the statement. `turns`: limit of running statements. */
export function createEngineThreads(
  instance: DuckDBInstance,
  threads: number,
  turns: number,
): EngineThreads {
  const mayStop = threads > 1 && threads <= turns
  const running = { without: 0, with: 0 }
  let current = threads
  let settled = Promise.resolve()
  const wanted = () => (mayStop && running.without > 0 && running.with === 0 ? 1 : threads)
  const apply = async () => {
    if (wanted() === current) return
    const next = wanted()
    const connection = await instance.connect()
    try {
      await connection.run(`SET GLOBAL threads = ${next}`)
      current = next
    } finally {
      connection.closeSync()
    }
  }
  /** Changes run one after the other; a failed change leaves the threads as they are. */
  const change = (what: keyof typeof running, by: 1 | -1) => {
    running[what] += by
    settled = settled.then(apply).catch(() => undefined)
    return settled
  }
  return {
    withoutWorkers: () => {
      // The export does not wait for a worker that must finish its count first.
      void change('without', 1)
      return once(() => change('without', -1))
    },
    withWorkers: async (work) => {
      await change('with', 1)
      try {
        return await work()
      } finally {
        await change('with', -1)
      }
    },
  }
}

import type { DuckDBInstance } from '@duckdb/node-api'

/**
 * Turns DuckDB's worker threads off while exports run. When a worker runs a statement, the thread that
 * started the statement polls for its end instead of sleeping, so two exports keep three threads busy.
 * Without workers each export runs its statements in its own thread.
 */
export type EngineThreads = {
  /** Turns the workers off until the returned function is called. */
  readonly withoutWorkers: () => () => Promise<void>
  /** Runs work with all threads, also while exports run. */
  readonly withWorkers: <T>(work: () => Promise<T>) => Promise<T>
}

/** `threads`: workers and the thread that starts the statement. `turns`: limit of export statements that run. */
export function createEngineThreads(
  instance: DuckDBInstance,
  threads: number,
  turns: number,
): EngineThreads {
  const mayStop = threads > 1 && threads <= turns
  const going = { without: 0, with: 0 }
  let current = threads
  let settled = Promise.resolve()
  const wanted = () => (mayStop && going.without > 0 && going.with === 0 ? 1 : threads)
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
  /** Changes run one after the other; a change that fails leaves the threads as they are. */
  const change = (what: keyof typeof going, by: 1 | -1) => {
    going[what] += by
    settled = settled.then(apply).catch(() => undefined)
    return settled
  }
  return {
    withoutWorkers: () => {
      // A worker ends its count first; the export does not wait for that.
      void change('without', 1)
      let isWithout = true
      return async () => {
        if (!isWithout) return
        isWithout = false
        await change('without', -1)
      }
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

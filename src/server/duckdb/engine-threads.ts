import type { DuckDBInstance } from '@duckdb/node-api'

/**
 * The engine's own threads, beside those that ask it. Where one of its own does a statement's work,
 * the thread that asked looks again and again whether it is done, and never sleeps: two exports'
 * statements keep three threads busy. Where exports ask from as many threads as there are, they do
 * their work themselves.
 */
export type OwnThreads = {
  /** An export does without until the returned function is called. */
  readonly spare: () => () => Promise<void>
  /** Work for all the threads there are, whatever exports run. */
  readonly need: <T>(work: () => Promise<T>) => Promise<T>
}

/** `threads`: of all kinds, one of them asks. `turns`: statements of exports at once. */
export function openOwnThreads(
  instance: DuckDBInstance,
  threads: number,
  turns: number,
): OwnThreads {
  const canSpare = threads > 1 && threads <= turns
  const going = { spare: 0, need: 0 }
  let current = threads
  let settled = Promise.resolve()
  const wanted = () => (canSpare && going.spare > 0 && going.need === 0 ? 1 : threads)
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
  /** One change after the other; one that fails leaves the threads as they are. */
  const change = (what: keyof typeof going, by: 1 | -1) => {
    going[what] += by
    settled = settled.then(apply).catch(() => undefined)
    return settled
  }
  return {
    spare: () => {
      // A thread that counts ends its count first; nobody waits for that.
      void change('spare', 1)
      let isSparing = true
      return async () => {
        if (!isSparing) return
        isSparing = false
        await change('spare', -1)
      }
    },
    need: async (work) => {
      await change('need', 1)
      try {
        return await work()
      } finally {
        await change('need', -1)
      }
    },
  }
}

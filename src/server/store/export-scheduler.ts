import pLimit from 'p-limit'

/** What all exports of a store share, so that many of them take no more than a few. */
export type SliceRoom = {
  /** An export begins; the returned function ends it. */
  readonly enter: () => () => void
  /** Whether more exports run than there are turns. */
  readonly isCrowded: () => boolean
  /**
   * Room for a text of so many bytes, until the returned function is called; null: there is none. What
   * is larger than all the room has it alone.
   */
  readonly take: (bytes: number) => (() => void) | null
  /** Runs work of the engine when its turn has come, in the order in which it was asked for. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>
  /** Runs work that somebody waits for: meanwhile exports take one turn at a time. */
  readonly ahead: <T>(work: () => Promise<T>) => Promise<T>
}

/** Texts of slices in memory at once, of all exports of a store. */
export const textBytes = 192 * 1024 * 1024

/** `bytes`: of texts in memory at once. `turns`: statements that make them at once. */
export function openSliceRoom({
  bytes: most,
  turns,
}: {
  readonly bytes: number
  readonly turns: number
}): SliceRoom {
  const limit = pLimit(turns)
  let used = 0
  let asked = 0
  let exports = 0
  const count = (by: 1 | -1) => {
    asked += by
    limit.concurrency = asked > 0 ? 1 : turns
  }
  return {
    enter: () => {
      exports += 1
      return once(() => (exports -= 1))
    },
    isCrowded: () => exports > turns,
    take: (bytes) => {
      if (used > 0 && used + bytes > most) return null
      used += bytes
      return once(() => (used -= bytes))
    },
    inTurn: (work) => limit(work),
    ahead: async (work) => {
      count(1)
      try {
        return await work()
      } finally {
        count(-1)
      }
    },
  }
}

function once(run: () => void): () => void {
  let isDone = false
  return () => {
    if (!isDone) run()
    isDone = true
  }
}

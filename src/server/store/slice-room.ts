import pLimit from 'p-limit'

/** What all exports of a store share, so that many of them take no more than a few. */
export type SliceRoom = {
  /** Room for the text of a whole slice, until the returned function is called; null: there is none. */
  readonly take: () => (() => void) | null
  /** Runs work of the engine when its turn has come, in the order in which it was asked for. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>
  /** Runs work that somebody waits for: meanwhile exports take one turn at a time. */
  readonly ahead: <T>(work: () => Promise<T>) => Promise<T>
}

/** `slices`: texts of 6 MB in memory at once. `turns`: statements that make them at once. */
export function openSliceRoom({
  slices,
  turns,
}: {
  readonly slices: number
  readonly turns: number
}): SliceRoom {
  const limit = pLimit(turns)
  let free = slices
  let asked = 0
  const count = (by: 1 | -1) => {
    asked += by
    limit.concurrency = asked > 0 ? 1 : turns
  }
  return {
    take: () => {
      if (free === 0) return null
      free -= 1
      let isHeld = true
      return () => {
        if (isHeld) free += 1
        isHeld = false
      }
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

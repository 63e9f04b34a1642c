import pLimit from 'p-limit'
import { once } from '#server/system/once.ts'

/** Schedules exports, so that 200 at once use no more memory than a few. */
export type ExportScheduler = {
  readonly begin: () => () => void
  readonly isCrowded: () => boolean
  /** Null if there is too little memory. A text larger than all memory gets it alone. */
  readonly reserveSlice: (bytes: number) => (() => void) | null
  /** Runs a statement of an export in its turn, first come first served. */
  readonly runInTurn: <T>(work: () => Promise<T>) => Promise<T>
  /** Runs a count or page at once. Meanwhile exports run one statement at a time. */
  readonly runFirst: <T>(work: () => Promise<T>) => Promise<T>
}

/** Bytes of slices in memory at once, for all exports of a store. */
export const textBytes = 192 * 1024 * 1024

/** `bytes`: limit of the texts in memory. `turns`: limit of running statements. */
export function createExportScheduler({
  bytes: most,
  turns,
}: {
  readonly bytes: number
  readonly turns: number
}): ExportScheduler {
  const limit = pLimit(turns)
  let used = 0
  let asked = 0
  let exports = 0
  const count = (by: 1 | -1) => {
    asked += by
    limit.concurrency = asked > 0 ? 1 : turns
  }
  return {
    begin: () => {
      exports += 1
      return once(() => (exports -= 1))
    },
    isCrowded: () => exports > turns,
    reserveSlice: (bytes) => {
      if (used > 0 && used + bytes > most) return null
      used += bytes
      return once(() => (used -= bytes))
    },
    runInTurn: (work) => limit(work),
    runFirst: async (work) => {
      count(1)
      try {
        return await work()
      } finally {
        count(-1)
      }
    },
  }
}

import { ApiFailure } from './api-failure.ts'

/** How many exports may run at once, of one person and of all, and how long one may, in milliseconds. */
export type ExportLimits = {
  readonly ofOne: number
  readonly ofAll: number
  readonly longest: number
}

/** Keeps count of the exports that run, and refuses those that would be too many. */
export type ExportSlots = {
  /**
   * Takes a slot of a person's, until the returned function is called. Throws a 429 where none is
   * free. `onLate` ends an export that takes longer than any may.
   */
  readonly take: (whose: string, onLate: () => void) => () => void
  readonly running: () => number
}

export const exportLimits = {
  ofOne: 256,
  ofAll: 512,
  longest: 12 * 3600_000,
} as const satisfies ExportLimits

/** Files end all the time; asking again soon is worth it. */
const retryAfter = { 'Retry-After': '5' }

export function createExportSlots({ ofOne, ofAll, longest }: ExportLimits): ExportSlots {
  const running = new Map<string, number>()
  let all = 0
  return {
    take: (whose, onLate) => {
      const own = running.get(whose) ?? 0
      if (own >= ofOne) {
        const detail = `${ofOne} exports of yours are running. This one can start when one of them has ended.`
        throw new ApiFailure(429, detail, retryAfter)
      }
      if (all >= ofAll) {
        const detail =
          'This server has as many exports running as it can serve. Try again in a moment.'
        throw new ApiFailure(429, detail, retryAfter)
      }
      running.set(whose, own + 1)
      all += 1
      const timer = setTimeout(onLate, longest).unref()
      let isHeld = true
      return () => {
        if (!isHeld) return
        isHeld = false
        clearTimeout(timer)
        all -= 1
        const left = (running.get(whose) ?? 1) - 1
        if (left === 0) running.delete(whose)
        else running.set(whose, left)
      }
    },
    running: () => all,
  }
}

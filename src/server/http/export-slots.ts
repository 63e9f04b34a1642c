import { once } from '#server/system/once.ts'
import { failure } from './error-answers.ts'

/** `longest` is in milliseconds. */
type ExportLimits = {
  readonly ofOne: number
  readonly ofAll: number
  readonly longest: number
}

export type ExportSlots = {
  /** The result frees the slot; `onLate` is called at the time limit. @throws a 429 when full. */
  readonly take: (whose: string, onLate: () => void) => () => void
  readonly running: () => number
}

export const exportLimits = {
  ofOne: 256,
  ofAll: 512,
  longest: 12 * 3600_000,
} as const satisfies ExportLimits

export function createExportSlots({ ofOne, ofAll, longest }: ExportLimits): ExportSlots {
  const running = new Map<string, number>()
  let all = 0
  return {
    take: (whose, onLate) => {
      const own = running.get(whose) ?? 0
      if (own >= ofOne) throw failure.tooManyExports(ofOne)
      if (all >= ofAll) throw failure.tooManyExportsOfAll()
      running.set(whose, own + 1)
      all += 1
      const timer = setTimeout(onLate, longest).unref()
      return once(() => {
        clearTimeout(timer)
        all -= 1
        const left = (running.get(whose) ?? 1) - 1
        if (left === 0) running.delete(whose)
        else running.set(whose, left)
      })
    },
    running: () => all,
  }
}

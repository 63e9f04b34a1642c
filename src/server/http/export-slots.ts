import { createCounts } from '#server/system/counts.ts'
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
  const running = createCounts()
  return {
    take: (whose, onLate) => {
      if (running.of(whose) >= ofOne) throw failure.tooManyExports(ofOne)
      if (running.all() >= ofAll) throw failure.tooManyExportsOfAll()
      running.change(whose, 1)
      const timer = setTimeout(onLate, longest).unref()
      return once(() => {
        clearTimeout(timer)
        running.change(whose, -1)
      })
    },
    running: running.all,
  }
}

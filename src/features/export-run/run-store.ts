import type { ExportRun } from './export-runs.ts'

/** The runs of a page, the latest first, for `useSyncExternalStore`. */
export type RunStore = {
  readonly all: () => readonly ExportRun[]
  readonly subscribe: (hear: () => void) => () => void
}

export type WritableRunStore = RunStore & {
  readonly change: (by: (runs: readonly ExportRun[]) => readonly ExportRun[]) => void
}

/**
 * Keeps runs outside the page's own state: they change several times a second while a file comes, and
 * only what shows them need be drawn again then.
 */
export function runStore(): WritableRunStore {
  let runs: readonly ExportRun[] = []
  const hearers = new Set<() => void>()
  return {
    all: () => runs,
    subscribe: (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    change: (by) => {
      runs = by(runs)
      for (const hear of hearers) hear()
    },
  }
}

import type { ExportRequest } from '#domain/contract.ts'
import type { Sample } from './speed.ts'
import type { Verdict } from './verdict.ts'

/** A run of an export, as the page shows it. */
export type ExportRun = {
  readonly id: number
  readonly request: ExportRequest
  readonly queue_id: string
  /** Records counted before; null where they were not counted. */
  readonly expected: number | null
  readonly started_at: number
  readonly rows: number
  readonly bytes: number
  /** Of the last seconds, for the speed. */
  readonly samples: readonly Sample[]
  readonly outcome: RunOutcome
}

export type RunOutcome =
  | { readonly state: 'running' }
  | {
      readonly state: 'finished'
      readonly verdict: Verdict
      readonly hash: string
      /** Null where nothing was saved. */
      readonly file_name: string | null
      readonly seconds: number
    }
  | { readonly state: 'cancelled' }
  | {
      readonly state: 'failed'
      readonly message: string
      /** Seconds after which trying again makes sense. */
      readonly retry_after: number | null
    }

/** One run with a change; the others stay the same objects. */
export const changeRun = (
  runs: readonly ExportRun[],
  id: number,
  change: (run: ExportRun) => ExportRun,
): readonly ExportRun[] => runs.map((run) => (run.id === id ? change(run) : run))

export const isRunning = (run: ExportRun): boolean => run.outcome.state === 'running'

import type { Session } from '#api/session.ts'

/** Where the values of the preview come from, to ask for one in full. */
export type CellSource = {
  readonly session: Session
  readonly queueId: string
  readonly redact: boolean
  readonly export_computed_metrics_only: boolean
}

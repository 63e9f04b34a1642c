import type { Session } from '#api/session.ts'

/** Where the values of the preview come from, to ask for one in full. */
export type CellSource = {
  readonly session: Session
  readonly queueId: string
  readonly redact: boolean
  readonly export_computed_metrics_only: boolean
}

/** Columns that have redacted versions. */
const redactable: ReadonlySet<string> = new Set(['input', 'output'])

/** Whether a column shows the redacted versions of its texts, where there are some. */
export const isRedacted = ({ redact }: CellSource, columnId: string): boolean =>
  redact && redactable.has(columnId)

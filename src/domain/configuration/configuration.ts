import type { ExportFormat } from '#domain/contract/contract.ts'
import { newKey, type DraftNode } from '#domain/filter-tree/draft.ts'

/** Everything that a user chooses. It is edited, shared as a link, and turned into a request. */
export type Configuration = {
  readonly queue_id: string | null
  readonly selector: 'filter_tree' | 'record_ids'
  readonly filter_tree: DraftNode
  /** The typed text of the JSON view if it is not a valid tree; otherwise null. */
  readonly filter_json: string | null
  /** The pasted text of the record-ID box. */
  readonly record_ids_text: string
  readonly export_format: ExportFormat
  /** `null`: all non-empty columns. */
  readonly column_ids: readonly string[] | null
  readonly redact: boolean
  readonly export_computed_metrics_only: boolean
  /** Empty: the API names the file. */
  readonly file_name: string
}

/** Limits of a page: UTF-16 units of a file name or an id, and number of columns. */
export const maxNameLength = 4_096
export const maxColumns = 10_000

/** The configuration of a new page: every record of the queue, redacted. */
export const emptyConfiguration = (queueId: string | null = null): Configuration => ({
  queue_id: queueId,
  selector: 'filter_tree',
  filter_tree: { key: newKey(), and: [] },
  filter_json: null,
  record_ids_text: '',
  export_format: 'jsonl',
  column_ids: null,
  redact: true,
  export_computed_metrics_only: false,
  file_name: '',
})

import type { ExportFormat } from '#domain/contract/contract.ts'
import { newKey, type DraftNode } from '#domain/filter-tree/draft.ts'

/** All that a person chooses: what is edited, what a link holds, what becomes a request. */
export type Configuration = {
  readonly queue_id: string | null
  readonly selector: 'filter_tree' | 'record_ids'
  readonly filter_tree: DraftNode
  /** What stands in the JSON view while it is no tree, as typed; null where it is one. */
  readonly filter_json: string | null
  /** What stands in the record-ID box, as pasted. */
  readonly record_ids_text: string
  readonly export_format: ExportFormat
  /** `null`: all columns that are not empty. */
  readonly column_ids: readonly string[] | null
  readonly redact: boolean
  readonly export_computed_metrics_only: boolean
  /** Empty: the API names the file. */
  readonly file_name: string
}

/** The most that a page opens, whoever made it: UTF-16 units of a file name or an id, and columns. */
export const maxNameLength = 4_096
export const maxColumns = 10_000

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

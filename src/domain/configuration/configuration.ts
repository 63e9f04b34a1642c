import type { ExportFormat, FilterTree, FilterType } from '#domain/contract/contract.ts'

/** A leaf while it is edited: any part may be missing or not yet make sense. */
export type DraftFilter = {
  readonly type?: FilterType
  readonly column_id?: string
  readonly operator?: string
  /** As typed: a number that is no number yet stays a string. Lists for list and pair operators. */
  readonly value?: DraftValue
  readonly case_sensitive?: boolean
  readonly user_ids?: readonly string[] | null | undefined
}
export type DraftValue = string | number | boolean | readonly (string | number)[]

type DraftMarks = {
  /** Stable identity of the node on screen; never sent and never in a link. */
  readonly key: string
  /** A muted node counts as absent. */
  readonly muted?: boolean
  readonly collapsed?: boolean
}
export type DraftLeaf = DraftMarks & { readonly filter: DraftFilter }
export type DraftAnd = DraftMarks & { readonly and: readonly DraftNode[] }
export type DraftOr = DraftMarks & { readonly or: readonly DraftNode[] }
/** `not: null` is a NOT group that has no child yet. */
export type DraftNot = DraftMarks & { readonly not: DraftNode | null }
/** The wire's own tree plus a `key`, optional `muted` and `collapsed`, and incomplete leaves. */
export type DraftNode = DraftLeaf | DraftAnd | DraftOr | DraftNot

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

let lastKey = 0
/** A key that no other node of this page has. */
export const newKey = (): string => `n${(++lastKey).toString(36)}`

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

/** The draft of a complete tree: the same tree with keys. `toRequest` is its inverse. */
export function toDraft(tree: FilterTree): DraftNode {
  const key = newKey()
  if ('filter' in tree) return { key, filter: tree.filter }
  if ('and' in tree) return { key, and: tree.and.map(toDraft) }
  if ('or' in tree) return { key, or: tree.or.map(toDraft) }
  return { key, not: toDraft(tree.not) }
}

import type { Column } from '#domain/contract/columns.ts'
import type {
  ContractFormat,
  Filter,
  FilterTree,
  RecordSelector,
} from '#domain/contract/contract.ts'
import type {
  ColumnLookup,
  ColumnValues,
} from '#domain/contract/endpoints/column-values-schemas.ts'
import type { SelectionFacts } from '#domain/contract/endpoints/selection-facts-schemas.ts'
import type { QueueFolder } from '#domain/contract/queue-folder.ts'
import type { RecordBits } from '#domain/record-sets/record-bits.ts'
import type { Uuid } from '#domain/contract/uuid.ts'

export type StoredQueue = QueueFolder & {
  /** Whether the templates were inferred from the ratings. */
  readonly infers_templates: boolean
  /** All columns; the API hides those that a user may not see. */
  readonly columns: readonly Column[]
  readonly record_count: number
  /** The share of fully annotated records, 0…1; null without templates. */
  readonly overall_progress: number | null
  /** The share of records that each member rated with every template, 0…1. */
  readonly member_progress: Readonly<Record<Uuid, number>>
}

/** What a user may see (`semantics.md`, "Who may"). */
export type Viewpoint = {
  /** False: `input` and `output` are always redacted. */
  readonly unredacted: boolean
  /** False: ratings of other users and their results are hidden. */
  readonly all_ratings: boolean
  /** Whose ratings are shown if not all are; no one's if absent. */
  readonly own_ratings_of?: Uuid
  /** Whose ratings `fully_annotated` and a leaf without `user_ids` ask for. */
  readonly required_users: readonly Uuid[]
}

export type Caller = {
  /** The person whose turn the work takes. */
  readonly person: Uuid
  readonly signal: AbortSignal
}

export type ExportPlan = {
  readonly selector: RecordSelector
  readonly format: ContractFormat
  /** Ids or `metrics/{alias}`, in order; ignored for JSONL. */
  readonly column_ids: readonly string[]
  readonly redact: boolean
  readonly computed_metrics_only: boolean
}

export type PageCells = {
  readonly column_ids: readonly string[]
  readonly redact: boolean
  /** Only records and metrics that a file of computed metrics has. */
  readonly computed_metrics_only: boolean
}

export type Page = PageCells & {
  readonly filter_tree: FilterTree | null
  /** Null: `created_at`, then `id`, both descending. */
  readonly sort: { readonly column_id: string; readonly ascending: boolean } | null
  readonly offset: number
  readonly limit: number
}

/** `bytes`: an estimate for its cells. */
export type PagePlace = { readonly position: number; readonly id: string; readonly bytes: number }

/** A JSON value; dates are the API's text. */
export type Cell = string | number | boolean | null | readonly unknown[] | object

export type QueueSource = {
  /** The path of the file or the sample's name, for messages. */
  readonly label: string
  readonly folder: QueueFolder
  readonly name: string
  /**
   * Changes whenever the content does; unchanged content is imported once. A function reads all records
   * for it.
   */
  readonly content_key: string | (() => Promise<string>)
  /** Total bytes for the progress; null if unknown. */
  readonly bytes: number | null
  /** Opens the records as JSON Lines in chunks of any size; may be called again. */
  readonly open: () => AsyncIterable<Uint8Array>
}

export type ImportProgress = { readonly records: number; readonly bytes: number }

/**
 * The records of all queues. Arguments were checked before, so apart from `ImportError` an error is a
 * failure of the database. When the caller goes away, the query is cancelled and throws `CallerGone`.
 */
export interface Store {
  /** Imports all of a source or nothing, unless the same content is stored. */
  importQueue(
    source: QueueSource,
    onProgress?: (progress: ImportProgress) => void,
  ): Promise<StoredQueue>
  queues(): readonly StoredQueue[]
  count(
    queueId: Uuid,
    tree: FilterTree | null,
    viewpoint: Viewpoint,
    caller: Caller,
  ): Promise<number>
  /** In the order of the leaves. Bits of one queue keep their order until the server stops. */
  matches(
    queueId: Uuid,
    leaves: readonly Filter[],
    viewpoint: Viewpoint,
    caller: Caller,
  ): Promise<readonly RecordBits[]>
  columnValues(
    queueId: Uuid,
    lookups: readonly ColumnLookup[],
    viewpoint: Viewpoint,
    caller: Caller,
  ): Promise<readonly ColumnValues[]>
  /** The ids that no record of the queue has, in order. */
  missingIds(
    queueId: Uuid,
    ids: readonly Uuid[],
    viewpoint: Viewpoint,
    caller: Caller,
  ): Promise<readonly Uuid[]>
  selectionFacts(
    queueId: Uuid,
    plan: ExportPlan,
    viewpoint: Viewpoint,
    caller: Caller,
  ): Promise<SelectionFacts>
  pagePlaces(
    queueId: Uuid,
    page: Page,
    viewpoint: Viewpoint,
    caller: Caller,
  ): Promise<readonly PagePlace[]>
  /** The cells of the records at these positions, in order, all in memory. */
  pageCells(
    queueId: Uuid,
    positions: readonly number[],
    cells: PageCells,
    viewpoint: Viewpoint,
    caller: Caller,
  ): Promise<readonly Readonly<Record<string, Cell>>[]>
  /**
   * The bytes of the file, read on demand. Ending the iteration early stops the query; a failure midway
   * throws. `onRows` gets the number of rows taken.
   */
  exportRecords(
    queueId: Uuid,
    plan: ExportPlan,
    viewpoint: Viewpoint,
    caller: Caller,
    onRows?: (rows: number) => void,
  ): AsyncIterable<Uint8Array>
  close(): Promise<void>
}

/** The work was stopped after the timeout of an answer. */
export class TookTooLong extends Error {
  override readonly name = 'TookTooLong'
}

/** The message says where and why, for the owner of the source. */
export class ImportError extends Error {
  override readonly name = 'ImportError'
}

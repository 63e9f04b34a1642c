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

/** A queue as the store serves it: its folder's `queue.json`, and what was found in its records. */
export type StoredQueue = QueueFolder & {
  /** Whether the templates are those that the ratings tell of. */
  readonly infers_templates: boolean
  /** All columns, `feedback/…` included; who may not see a column is the API's business. */
  readonly columns: readonly Column[]
  readonly record_count: number
  /** The share of records that are fully annotated by all who track progress, 0…1; null without templates. */
  readonly overall_progress: number | null
  /** Each member's share of records rated with every template, by user id, 0…1. */
  readonly member_progress: Readonly<Record<Uuid, number>>
}

/** Through whose eyes the records are read (`semantics.md`, "Who may"). */
export type Viewpoint = {
  /** False: `input` and `output` are the redacted ones everywhere. */
  readonly unredacted: boolean
  /** False: nothing is told of other people's ratings, nor of what came of them. */
  readonly all_ratings: boolean
  /** Whose ratings are shown where not all are; nobody's where it is absent. */
  readonly own_ratings_of?: Uuid
  /** Whose ratings the `fully_annotated` column and a leaf without `user_ids` ask for. */
  readonly required_users: readonly Uuid[]
}

/** The caller who waits for an answer. */
export type Caller = {
  /** The person whose turn the work takes. */
  readonly person: Uuid
  /** Aborts when the caller goes away. */
  readonly signal: AbortSignal
}

/** A checked export: every column exists, every value has its shape. */
export type ExportPlan = {
  readonly selector: RecordSelector
  readonly format: ContractFormat
  /** The columns of a csv, in order, as ids or `metrics/{alias}`; ignored for jsonl. */
  readonly column_ids: readonly string[]
  readonly redact: boolean
  readonly computed_metrics_only: boolean
}

/** What is asked for of the records of a page. */
export type PageCells = {
  readonly column_ids: readonly string[]
  readonly redact: boolean
  /** Only records, and only values of metrics, that a file of computed metrics only holds. */
  readonly computed_metrics_only: boolean
}

export type Page = PageCells & {
  readonly filter_tree: FilterTree | null
  /** Null: the native order, `created_at` and then `id`, both descending. */
  readonly sort: { readonly column_id: string; readonly ascending: boolean } | null
  readonly offset: number
  readonly limit: number
}

/** A record of a page: where it is, and about how many bytes its cells have. */
export type PagePlace = { readonly position: number; readonly id: string; readonly bytes: number }

/** One value of a cell as JSON has it; dates are the API's text, lists are arrays, nested values are parsed. */
export type Cell = string | number | boolean | null | readonly unknown[] | object

/** Where a queue's records come from, read line by line. */
export type QueueSource = {
  /** What the messages call it: the path of the file, or the sample's name. */
  readonly label: string
  readonly folder: QueueFolder
  readonly name: string
  /** Changes whenever the content does: an unchanged source is imported once. */
  readonly content_key: string
  /** Bytes in all where known, for the progress. */
  readonly bytes: number | null
  /** Opens the records: JSON Lines in chunks of any size. May be called more than once. */
  readonly open: () => AsyncIterable<Uint8Array>
}

export type ImportProgress = { readonly records: number; readonly bytes: number }

/**
 * The records of all queues. Everything it is given has been checked; what it throws is a failure
 * of the database, never a person's mistake, but for `ImportError`. A query stops in the engine when
 * its caller goes away; then it throws `CallerGone`.
 */
export interface Store {
  /** Imports a source unless the same content is there, in one step: all of it or nothing. */
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
  /**
   * Which records each leaf selects, in the leaves' order, many leaves in one scan. Sets of the same
   * queue are of the same records in the same order, as long as the server runs.
   */
  matches(
    queueId: Uuid,
    leaves: readonly Filter[],
    viewpoint: Viewpoint,
    caller: Caller,
  ): Promise<readonly RecordBits[]>
  /** What columns hold, in their order. */
  columnValues(
    queueId: Uuid,
    lookups: readonly ColumnLookup[],
    viewpoint: Viewpoint,
    caller: Caller,
  ): Promise<readonly ColumnValues[]>
  /** Those of some ids that no record of the queue has, in their order. */
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
  /** The records of a page, in its order. */
  pagePlaces(
    queueId: Uuid,
    page: Page,
    viewpoint: Viewpoint,
    caller: Caller,
  ): Promise<readonly PagePlace[]>
  /** The cells of records at some positions, in their order: as many as are to be in memory at once. */
  pageCells(
    queueId: Uuid,
    positions: readonly number[],
    cells: PageCells,
    viewpoint: Viewpoint,
    caller: Caller,
  ): Promise<readonly Readonly<Record<string, Cell>>[]>
  /**
   * The bytes of the file, in order, as they are asked for. Ending the iteration early stops the
   * query; a failure midway throws. `onRows` hears how many rows were taken so far.
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

/** An answer took longer than a question may; the work was stopped. */
export class TookTooLong extends Error {
  override readonly name = 'TookTooLong'
}

/** A source that cannot be imported: where, and why, as a sentence for the person who has it. */
export class ImportError extends Error {
  override readonly name = 'ImportError'
}

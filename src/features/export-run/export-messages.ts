import type { Caller } from '#api/http.ts'
import type { ExportRequest } from '#domain/contract/contract.ts'
import type { FileEnd } from '#domain/export-result/verdict.ts'

/** What the page tells the worker to fetch. */
export type ExportOrder = {
  /** Credentials among them: they go from memory to memory. */
  readonly caller: Caller
  readonly queue_id: string
  readonly request: ExportRequest
  /** The file that a person chose to write to; null collects the bytes for a download. */
  readonly target: FileSystemFileHandle | null
}

export type ToWorker =
  | { readonly type: 'begin'; readonly order: ExportOrder }
  | { readonly type: 'cancel' }
  /** After `ended`, where a chosen file is written: whether it stays. */
  | { readonly type: 'settle'; readonly keep: boolean }

/** The ids that were asked for: how many are in the file, and which are not. */
export type FoundIds = { readonly found: number; readonly missing: readonly string[] }

/** What the worker tells the page; a run ends with all but `progress` and `settled`. */
export type ExportMessage =
  | {
      readonly type: 'progress'
      readonly rows: number
      readonly bytes: number
      /** The first lines of the file, once they are there. */
      readonly head?: string
    }
  | EndMessage
  | {
      /** The service answered with an error. */
      readonly type: 'refused'
      readonly status: number
      readonly body: unknown
      /** In seconds. */
      readonly retry_after: number | null
    }
  /** A page for people came instead of a file. */
  | { readonly type: 'web_page' }
  /** Nothing came at all. */
  | { readonly type: 'unreached' }
  /** The worker itself could not be loaded. */
  | { readonly type: 'not_loaded' }
  /** A mistake of the page or its worker. */
  | { readonly type: 'crashed'; readonly message: string }
  /** The answer to `settle`: whether the chosen file is there now. */
  | { readonly type: 'settled'; readonly isKept: boolean }

export type EndMessage = {
  readonly type: 'ended'
  readonly end: FileEnd
  /** What has arrived; null where it was written to the chosen file, or there is no room for it. */
  readonly file: Blob | null
  readonly rows: number
  readonly bytes: number
  readonly isWhole: boolean
  readonly foreign: number | null
  /** Of a flat file, the first record in which something is nested, from 1; null where none is. */
  readonly nested: number | null
  readonly disposition: string | null
  /** Null where the request does not select by ids, or the file does not hold them. */
  readonly ids: FoundIds | null
}

import type { Caller } from '#api/http.ts'
import type { ExportRequest } from '#domain/contract/contract.ts'
import type { FileEnd } from '#domain/export-result/verdict.ts'

export type ExportOrder = {
  /** Includes the credentials. They stay in memory. */
  readonly caller: Caller
  readonly queue_id: string
  readonly request: ExportRequest
  /** The file that the user chose; null collects the bytes for a download. */
  readonly target: FileSystemFileHandle | null
}

export type ToWorker =
  | { readonly type: 'begin'; readonly order: ExportOrder }
  | { readonly type: 'cancel' }
  /** Follows `ended` if there is a chosen file. */
  | { readonly type: 'settle'; readonly keep: boolean }

export type FoundIds = { readonly found: number; readonly missing: readonly string[] }

/** A message of the worker. All but `progress` and `settled` end the fetch. */
export type ExportMessage =
  | {
      readonly type: 'progress'
      readonly rows: number
      readonly bytes: number
      readonly head?: string
    }
  | EndMessage
  | {
      readonly type: 'refused'
      readonly status: number
      readonly body: unknown
      readonly retry_after: number | null
    }
  | { readonly type: 'web_page' }
  | { readonly type: 'unreached' }
  /** The worker's script did not load. */
  | { readonly type: 'not_loaded' }
  /** A bug in the page or its worker. */
  | { readonly type: 'crashed'; readonly message: string }
  | { readonly type: 'settled'; readonly isKept: boolean }

export type EndMessage = {
  readonly type: 'ended'
  readonly end: FileEnd
  /** The bytes; null if they are in the chosen file or there is no room. */
  readonly file: Blob | null
  readonly rows: number
  readonly bytes: number
  readonly isWhole: boolean
  readonly foreign: number | null
  /** The first record of a flat file, from 1, with nested values; null if all are flat. */
  readonly nested: number | null
  readonly disposition: string | null
  /** Null if the request does not select by ids, or the file has no id column. */
  readonly ids: FoundIds | null
}

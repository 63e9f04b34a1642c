import type { Caller } from '#api/http.ts'
import type { ExportRequest } from '#domain/contract/contract.ts'
import type { ReadFile } from '#domain/export-result/read-file.ts'
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

export type EndMessage = ReadFile & {
  readonly type: 'ended'
  readonly end: FileEnd
  /** The bytes; null if they are in the chosen file or there is no room. */
  readonly file: Blob | null
  readonly disposition: string | null
}

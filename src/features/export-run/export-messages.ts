import type { ExportFormat, ExportRequest } from '#domain/contract.ts'

/** What the page tells the worker to fetch. */
export type ExportOrder = {
  readonly url: string
  /** Credentials among them: they go from memory to memory. */
  readonly headers: Readonly<Record<string, string>>
  readonly request: ExportRequest
  readonly format: ExportFormat
}

/** What the worker tells the page; the last message of a run is `done` or `failed`. */
export type ExportMessage =
  | { readonly type: 'progress'; readonly rows: number; readonly bytes: number }
  | {
      readonly type: 'done'
      readonly file: Blob
      readonly rows: number
      readonly bytes: number
      readonly isWhole: boolean
      /** SHA-256 of exactly these bytes, in hex. */
      readonly hash: string
      readonly disposition: string | null
    }
  | {
      readonly type: 'refused'
      readonly status: number
      readonly body: string
      readonly retry_after: string | null
    }
  | {
      readonly type: 'failed'
      readonly rows: number
      readonly bytes: number
      /** Whether anything had arrived before. */
      readonly hasBegun: boolean
    }

import type { ExportRequest } from './contract.ts'

/** An export as another program would make it. */
export type CodeSubject = {
  readonly request: ExportRequest
  /** The absolute address that the request is sent to. */
  readonly url: string
  /** The name of the file in the folder that the program runs in. */
  readonly file_name: string
  /** Whether the request is long where only a part of it is given, for the screen. */
  readonly is_long?: boolean
}

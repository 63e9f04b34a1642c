import { accessTokenHeader, keyHeaders } from '#domain/contract/credential-headers.ts'
import type { ExportRequest } from '#domain/contract/contract.ts'

/** How a program signs in: the variable of its environment, and the headers that take its value. */
export const codeSignIns = {
  key: { variable: 'GALILEO_API_KEY', headers: keyHeaders },
  access_token: { variable: 'SPLUNK_ACCESS_TOKEN', headers: [accessTokenHeader] },
} as const satisfies Record<
  string,
  { readonly variable: string; readonly headers: readonly string[] }
>
export type CodeSignIn = keyof typeof codeSignIns

/** An export as another program would make it. */
export type CodeSubject = {
  readonly request: ExportRequest
  /** The absolute address that the request is sent to. */
  readonly url: string
  readonly sign_in: CodeSignIn
  /** The name of the file in the folder that the program runs in. */
  readonly file_name: string
  /** Whether the request is long where only a part of it is given, for the screen. */
  readonly is_long?: boolean
}

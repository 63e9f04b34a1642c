import { accessTokenHeader, keyHeaders } from '#domain/contract/credential-headers.ts'
import type { ExportRequest } from '#domain/contract/contract.ts'

/** The credentials of a program: an environment variable, and the headers that send it. */
export const codeSignIns = {
  key: { variable: 'GALILEO_API_KEY', headers: keyHeaders },
  access_token: { variable: 'SPLUNK_ACCESS_TOKEN', headers: [accessTokenHeader] },
} as const satisfies Record<
  string,
  { readonly variable: string; readonly headers: readonly string[] }
>
export type CodeSignIn = keyof typeof codeSignIns

/** An export for use in another program. */
export type CodeSubject = {
  readonly request: ExportRequest
  /** The absolute address of the request. */
  readonly url: string
  readonly sign_in: CodeSignIn
  /** The name of the file in the program's working directory. */
  readonly file_name: string
  /** True if `request` is a shortened version for the screen. */
  readonly is_long?: boolean
}

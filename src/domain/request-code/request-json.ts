import { maxBodyBytes, type ExportRequest } from '#domain/contract/contract.ts'

/** Invisible characters and direction marks: code must be what it looks like. */
const unseen =
  /[\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g

const escapeUnseen = (json: string): string =>
  json.replace(unseen, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

/**
 * A text as a JSON string (RFC 8259), which is also valid in Python and TypeScript. JSON escapes
 * control characters and lone surrogates; this function escapes other invisible characters.
 */
export const quotedText = (text: string): string => escapeUnseen(JSON.stringify(text))

/**
 * A request as JSON, indented by two; on one line if the indentation would exceed the service's limit
 * (8 MiB). No line is empty or starts with a letter.
 */
export function requestJson(request: ExportRequest): string {
  const indented = escapeUnseen(JSON.stringify(request, null, 2))
  return byteLength(indented) <= maxBodyBytes ? indented : escapeUnseen(JSON.stringify(request))
}

/** The length of a text in UTF-8 bytes. */
export const byteLength = (text: string): number => new TextEncoder().encode(text).length

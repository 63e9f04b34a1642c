import { maxBodyBytes, type ExportRequest } from '#domain/contract/contract.ts'

/** What is not seen, or turns the direction of what follows: code must be what it looks like. */
const unseen =
  /[\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g

const escapeUnseen = (json: string): string =>
  json.replace(unseen, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

/**
 * A text as a JSON string (RFC 8259), which is a string of Python and of TypeScript as well. Control
 * characters and lone surrogates are escaped by JSON, other unseen characters by us.
 */
export const quotedText = (text: string): string => escapeUnseen(JSON.stringify(text))

/**
 * A request as JSON, indented by two; on one line where the indentation would make it larger than
 * the service takes (8 MiB). It has no line that is empty or begins with a letter.
 */
export function requestJson(request: ExportRequest): string {
  const indented = escapeUnseen(JSON.stringify(request, null, 2))
  return byteLength(indented) <= maxBodyBytes ? indented : escapeUnseen(JSON.stringify(request))
}

/** The length of a text in UTF-8. */
export const byteLength = (text: string): number => new TextEncoder().encode(text).length

import { parseExactJson, parseExactRequest } from '#domain/text/exact-json.ts'
import type { ValidationErrorItem } from '#domain/contract/validation-error.ts'
import { errorItem } from '#domain/request-check/error-item.ts'

/** Which numbers stay text that JSON.parse would round: all, or those that a request can hold. */
export type BodyKind = keyof typeof parsers

const parsers = { exact: parseExactJson, request: parseExactRequest } as const

/** JSON in UTF-8 (RFC 8259). Rounded numbers stay text, so that the check refuses them. */
export function parseBody(
  bytes: Uint8Array,
  kind: BodyKind,
): { readonly value: unknown } | { readonly refused: ValidationErrorItem } {
  try {
    return { value: parsers[kind](new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch (cause) {
    const error = cause instanceof SyntaxError ? withoutContent(cause.message) : 'Invalid UTF-8'
    const ctx = { error }
    return { refused: errorItem('json_invalid', ['body'], 'JSON decode error', undefined, ctx) }
  }
}

/** V8 quotes the body in its messages; the answer must not. */
const withoutContent = (message: string): string =>
  /at position \d+/.exec(message)?.[0].replace(/^a/, 'A') ?? 'Unexpected token or end of the text'

/** Twice the count in a tree of 10 000 leaves. */
const mostSigns = 200_000
const deepest = 2000

/** Refused before it is parsed: 8 MiB of `[{},{},…]` would become 250 MB of objects. */
export function tooComplex(bytes: Uint8Array): ValidationErrorItem | null {
  let signs = 0
  let depth = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const sign = bytes[at]
    if (sign === quote) at = endOfString(bytes, at)
    else if (sign === openBrace || sign === openBracket) {
      signs += 1
      depth += 1
    } else if (sign === closeBrace || sign === closeBracket) depth -= 1
    else if (sign === colon) signs += 1
    if (signs > mostSigns) return refused(`has more than ${mostSigns} objects, lists and names`)
    if (depth > deepest) return refused(`is more than ${deepest} levels deep`)
  }
  return null
}

const [quote, backslash, colon] = [0x22, 0x5c, 0x3a]
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d]

function endOfString(bytes: Uint8Array, begin: number): number {
  let at = begin + 1
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1
  return at
}

const refused = (what: string) =>
  errorItem('value_error', ['body'], `Value error, the body ${what}`)

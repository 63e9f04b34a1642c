import { parseExactJson, parseExactRequest } from '#domain/text/exact-json.ts'
import type { ValidationErrorItem } from '#domain/contract/validation-error.ts'
import { errorItem } from '#domain/request-check/error-item.ts'

/**
 * How a body is read: with every number that JSON.parse would change marked, or only those that stand
 * where a request may have one.
 */
export type BodyKind = keyof typeof parsers

const parsers = { exact: parseExactJson, request: parseExactRequest } as const

/**
 * JSON of UTF-8 (RFC 8259). Numbers that JSON.parse would change are none, so that they are refused
 * where one is expected.
 * @returns the value, or what is wrong with the text.
 */
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

/** V8 quotes the body in its messages; what was sent is not sent back. */
const withoutContent = (message: string): string =>
  /at position \d+/.exec(message)?.[0].replace(/^a/, 'A') ?? 'Unexpected token or end of the text'

/** Twice what a tree of 10 000 leaves has. */
const mostSigns = 200_000
const deepest = 2000

/**
 * Whether a text has more objects, lists and names than any request, or is nested deeper: `[{},{},…]`
 * of 8 MiB would be 250 MB of objects. Reads the signs alone, so that it takes no memory.
 */
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

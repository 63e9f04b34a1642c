import { parseExactJson } from '#domain/text/exact-json.ts'
import { trimSignsAtEnd } from '#domain/text/trim-signs.ts'

/** The error of an invalid JSON text and its place, from 1. */
export type JsonError = { readonly line: number; readonly column: number; readonly message: string }

const fence = '```'
/** The start of a Markdown code block, in which chat tools show JSON. */
const fenceOpens = /```[\w-]*[ \t]*\r?\n/
/** Strings, and spaces that JSON does not allow: a byte order mark, `&nbsp;` and the like. */
const stringOrOddSpace =
  /"(?:[^"\\]|\\[^])*"?|[\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]/g

/** The content of a code block, if there is text around it. */
export const outOfFence = (text: string): string =>
  /^\s*[[{"]/.test(text) ? text : (fenced(text) ?? text)

function fenced(text: string): string | null {
  const opens = fenceOpens.exec(text)
  if (!opens) return null
  const start = opens.index + opens[0].length
  const end = text.indexOf(fence, start)
  if (end === -1) return null
  return trimSignsAtEnd(text.slice(start, end), ' \t').replace(/\r?\n?$/, '')
}

const withPlainSpaces = (text: string): string =>
  text.replaceAll(stringOrOddSpace, (part) => (part.startsWith('"') ? part : ' '))

/** Parses pasted JSON with exact numbers, or returns the first error and its place. */
export function parsePastedJson(
  text: string,
): { readonly json: string; readonly value: unknown } | JsonError {
  const json = withPlainSpaces(outOfFence(text))
  try {
    return { json, value: parseExactJson(json) }
  } catch {
    return errorIn(json)
  }
}

const token =
  // oxlint-disable-next-line no-control-regex -- JSON has none in its texts
  /\s*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|true\b|false\b|null\b))/y
const messages: readonly (readonly [RegExp, string])[] = [
  [/^(?:\/\/|\/\*|#)/, 'JSON has no comments.'],
  [
    /^[\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb]/,
    'Use straight quotes (") instead of curly ones.',
  ],
  [/^['`]/, 'Use double quotes (").'],
  [/^(?:True|False|None)\b/, 'Write true, false or null in lower case.'],
  [/^"/, 'This string doesn’t end, or has a character that must be escaped with \\n or \\u.'],
]

/** Finds the first character that JSON does not allow. Walks without recursion. */
function errorIn(json: string): JsonError {
  /** The open lists and objects. */
  const open: string[] = []
  let wants: 'value' | 'value_or_end' | 'key' | 'key_or_end' | 'colon' | 'comma' = 'value'
  let at = 0
  let lastComma = 0
  for (;;) {
    token.lastIndex = at
    const found = token.exec(json)
    const [all = '', sign = '', text, plain] = found ?? []
    const start = at + (/^\s*/.exec(json.slice(at))?.[0].length ?? 0)
    const isValue = plain !== undefined || text !== undefined || sign === '{' || sign === '['
    const isEnd = (sign === '}' && open.at(-1) === '{') || (sign === ']' && open.at(-1) === '[')
    if (wants.startsWith('value') && isValue) {
      if (sign !== '') open.push(sign)
      wants = sign === '{' ? 'key_or_end' : sign === '[' ? 'value_or_end' : 'comma'
    } else if (wants.startsWith('key') && text !== undefined) wants = 'colon'
    else if (wants === 'colon' && sign === ':') wants = 'value'
    else if (wants === 'comma' && sign === ',' && open.length > 0) {
      wants = open.at(-1) === '{' ? 'key' : 'value'
      lastComma = start
    } else if (isEnd && (wants === 'comma' || wants.endsWith('_end'))) {
      open.pop()
      wants = 'comma'
    } else if (isEnd && lastComma > 0) {
      return placed(json, lastComma, 'Nothing follows this comma. Remove it.')
    } else return placed(json, start, messageAt(json, start, open.length > 0 || wants === 'value'))
    at += all.length
  }
}

function messageAt(json: string, at: number, isInside: boolean): string {
  if (at >= json.length) return 'The JSON ends too early. Copy all of it.'
  const rest = json.slice(at, at + 40)
  const known = messages.find(([pattern]) => pattern.test(rest))
  if (known) return known[1]
  if (!isInside) return 'There’s more text after the JSON. Remove it.'
  return `“${/^\S{1,20}/.exec(rest)?.[0] ?? ''}” isn’t expected here.`
}

function placed(json: string, at: number, message: string): JsonError {
  const lines = json.slice(0, at).split('\n')
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, message }
}

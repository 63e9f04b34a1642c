import { endOfString } from '#domain/text/json-string.ts'

/**
 * Reads JSON as text, so that what is written again is what was logged: parsing loses the order of
 * integer-like keys, numbers beyond 2^53 and their spelling. The JSON must be valid for `JSON.parse`.
 */

export type Place = { readonly start: number; readonly end: number }

/** A member of an object: `at` is where its key begins, `start` and `end` are those of its value. */
export type Member = Place & { readonly key: string; readonly at: number }

/** The members of an object in order, repeated keys included. */
export type ObjectText = { readonly text: string; readonly members: readonly Member[] }

const quote = 34
const comma = 44
const openBrace = 123
const openBracket = 91
const closeBrace = 125
const closeBracket = 93

const isSpace = (code: number) => code === 32 || code === 9 || code === 10 || code === 13

function skipSpace(text: string, at: number): number {
  let index = at
  while (isSpace(text.charCodeAt(index))) index += 1
  return index
}

function endOfScalar(text: string, at: number): number {
  let index = at
  while (index < text.length) {
    const code = text.charCodeAt(index)
    if (code === comma || code === closeBrace || code === closeBracket || isSpace(code)) break
    index += 1
  }
  return index
}

/** The index after the value at `at`. */
function endOfValue(text: string, at: number): number {
  const first = text.charCodeAt(at)
  if (first === quote) return endOfString(text, at)
  if (first !== openBrace && first !== openBracket) return endOfScalar(text, at)
  let depth = 0
  let index = at
  while (index < text.length) {
    const code = text.charCodeAt(index)
    if (code === quote) {
      index = endOfString(text, index)
      continue
    }
    index += 1
    if (code === openBrace || code === openBracket) depth += 1
    else if (code === closeBrace || code === closeBracket) depth -= 1
    if (depth === 0) break
  }
  return index
}

const readKey = (written: string): string =>
  written.includes('\\') ? String(JSON.parse(`"${written}"`)) : written

/** After a value: where the next key or item begins, or the closing bracket. */
function nextAt(text: string, end: number): number {
  const next = skipSpace(text, end)
  return text.charCodeAt(next) === comma ? skipSpace(text, next + 1) : next
}

export function objectText(text: string, at = 0): ObjectText {
  const members: Member[] = []
  let index = skipSpace(text, skipSpace(text, at) + 1)
  while (text.charCodeAt(index) === quote) {
    const keyEnd = endOfString(text, index)
    const key = readKey(text.slice(index + 1, keyEnd - 1))
    const start = skipSpace(text, skipSpace(text, keyEnd) + 1)
    const end = endOfValue(text, start)
    members.push({ key, at: index, start, end })
    index = nextAt(text, end)
  }
  return { text, members }
}

export function itemsOf(text: string, at: number): Place[] {
  const items: Place[] = []
  let index = skipSpace(text, at + 1)
  while (index < text.length && text.charCodeAt(index) !== closeBracket) {
    const end = endOfValue(text, index)
    items.push({ start: index, end })
    index = nextAt(text, end)
  }
  return items
}

export const isObjectAt = (text: string, at: number): boolean => text.charCodeAt(at) === openBrace
export const isArrayAt = (text: string, at: number): boolean => text.charCodeAt(at) === openBracket

/** As in JSON.parse, the last member with this key counts. */
export function memberOf({ members }: ObjectText, key: string): Member | undefined {
  for (let index = members.length - 1; index >= 0; index -= 1) {
    if (members[index]?.key === key) return members[index]
  }
  return undefined
}

export function memberText(object: ObjectText, key: string): string | undefined {
  const member = memberOf(object, key)
  return member && object.text.slice(member.start, member.end)
}

/** A key and its colon, without the escapes it was logged with. */
export const keyText = (key: string): string => `${escapeSeparators(JSON.stringify(key))}:`

/** If a key takes its length, two quotes and a colon, it was logged without spaces or escapes. */
export const memberAsLogged = (text: string, { key, at, start, end }: Member): string =>
  start - at === key.length + 3 ? text.slice(at, end) : `${keyText(key)}${text.slice(start, end)}`

/** The object without some members; the same text if it has none of them. */
export function withoutMembers(
  object: ObjectText,
  isLeftOut: (key: string) => boolean,
): ObjectText {
  const kept = object.members.filter(({ key }) => !isLeftOut(key))
  if (kept.length === object.members.length) return object
  const texts = kept.map((member) => memberAsLogged(object.text, member))
  let next = 1
  const members = kept.map(({ key, start, end }, index): Member => {
    const at = next
    const newEnd = at + (texts[index]?.length ?? 0)
    next = newEnd + 1
    return { key, at, start: newEnd - (end - start), end: newEnd }
  })
  return { text: `{${texts.join(',')}}`, members }
}

const space = /\s+/g

const plainString = (written: string): string =>
  written.includes('\\') ? JSON.stringify(JSON.parse(written)) : written

/** Without spaces or needless escapes. No regular expression: it uses stack for every character. */
export function compactJson(text: string): string {
  const parts: string[] = []
  let at = 0
  for (let start = text.indexOf('"'); start >= 0; start = text.indexOf('"', at)) {
    parts.push(text.slice(at, start).replace(space, ''))
    at = endOfString(text, start)
    parts.push(plainString(text.slice(start, at)))
  }
  parts.push(text.slice(at).replace(space, ''))
  return parts.join('')
}

export function depthOf(text: string): number {
  let depth = 0
  let most = 0
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at)
    if (code === quote) {
      at = endOfString(text, at)
      continue
    }
    at += 1
    if (code === openBrace || code === openBracket) most = Math.max(most, (depth += 1))
    else if (code === closeBrace || code === closeBracket) depth -= 1
  }
  return most
}

const lineSeparators = /[\u0085\u2028\u2029]/g

/** Escapes U+0085, U+2028 and U+2029: some clients take them for line ends. They only occur inside strings. */
export const escapeSeparators = (text: string): string =>
  text.replace(
    lineSeparators,
    (separator) => `\\u${separator.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

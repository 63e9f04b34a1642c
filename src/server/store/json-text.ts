/**
 * Reading JSON as text, so that what is written again is what was logged: the order of keys that
 * look like numbers, numbers beyond 2^53 and their spelling do not survive parsing. All of it
 * expects JSON that `JSON.parse` has accepted.
 */

/** A member of an object: its key, and where its value stands in the text. */
export type Member = { readonly key: string; readonly start: number; readonly end: number }

const isSpace = (code: number) => code === 32 || code === 9 || code === 10 || code === 13

function skipSpace(text: string, at: number): number {
  let index = at
  while (isSpace(text.charCodeAt(index))) index += 1
  return index
}

/** The index behind the string that begins at `at`. */
function endOfString(text: string, at: number): number {
  let end = text.indexOf('"', at + 1)
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end + 1
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0
  while (text.charCodeAt(at - 1 - backslashes) === 92) backslashes += 1
  return backslashes % 2 === 1
}

const bracketOrQuote = /["[\]{}]/g
const endOfScalar = /[,\]}\s]|$/g

/** The index behind the value that begins at `at`. */
function endOfValue(text: string, at: number): number {
  const first = text.charAt(at)
  if (first === '"') return endOfString(text, at)
  if (first !== '{' && first !== '[') {
    endOfScalar.lastIndex = at
    return endOfScalar.exec(text)?.index ?? text.length
  }
  let depth = 0
  let index = at
  do {
    bracketOrQuote.lastIndex = index
    const found = bracketOrQuote.exec(text)
    if (!found) return text.length
    index = found[0] === '"' ? endOfString(text, found.index) : found.index + 1
    if (found[0] === '{' || found[0] === '[') depth += 1
    else if (found[0] !== '"') depth -= 1
  } while (depth > 0)
  return index
}

const readKey = (quoted: string): string =>
  quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1)

/** The members of the object whose text begins at `at`, in their order, repeated keys included. */
export function membersOf(text: string, at = 0): Member[] {
  const members: Member[] = []
  let index = skipSpace(text, skipSpace(text, at) + 1)
  while (text.charAt(index) === '"') {
    const keyEnd = endOfString(text, index)
    const key = readKey(text.slice(index, keyEnd))
    const start = skipSpace(text, skipSpace(text, keyEnd) + 1)
    const end = endOfValue(text, start)
    members.push({ key, start, end })
    const next = skipSpace(text, end)
    index = text.charAt(next) === ',' ? skipSpace(text, next + 1) : next
  }
  return members
}

/** The texts of the items of an array. */
export function itemsOf(text: string): string[] {
  const items: string[] = []
  let index = skipSpace(text, skipSpace(text, 0) + 1)
  while (index < text.length && text.charAt(index) !== ']') {
    const end = endOfValue(text, index)
    items.push(text.slice(index, end))
    const next = skipSpace(text, end)
    index = text.charAt(next) === ',' ? skipSpace(text, next + 1) : next
  }
  return items
}

/** The text of the last member with this key, as `JSON.parse` would take it. */
export function memberText(text: string, key: string): string | undefined {
  const member = membersOf(text).findLast((one) => one.key === key)
  return member && text.slice(member.start, member.end)
}

const stringOrSpace = /"(?:[^"\\]|\\.)*"|\s+/gs

/** The same JSON without spaces, its strings with no escapes that UTF-8 does not need. */
export const compactJson = (text: string): string =>
  text.replace(stringOrSpace, (part) => {
    if (part.charAt(0) !== '"') return ''
    return part.includes('\\') ? JSON.stringify(JSON.parse(part)) : part
  })

const lineSeparators = /[\u0085\u2028\u2029]/g

/** Escapes what some clients take for the end of a line; outside strings JSON has none of it. */
export const escapeSeparators = (text: string): string =>
  text.replace(
    lineSeparators,
    (separator) => `\\u${separator.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

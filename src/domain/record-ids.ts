import { canonicalUuid, uuidVersion, type Uuid } from './uuid.ts'

/** A word of the pasted text with the line it stands on, counted from 1. */
export type PastedWord = { readonly line: number; readonly text: string }

export type RecordIds = {
  /** Version-4 ids in canonical form, in the order of their first appearance, once each. */
  readonly record_ids: readonly Uuid[]
  /** How many ids were left out because they had already appeared. */
  readonly duplicates: number
  /** UUIDs of another version: the service takes version 4 only. */
  readonly wrong_version: readonly PastedWord[]
  /** Words that look like a mistyped id. */
  readonly malformed: readonly PastedWord[]
  /** Lines, counted from 1, that are not blank and have neither an id nor a malformed one. */
  readonly lines_without_id: readonly number[]
}

/** What a word of the text is: its first appearance as an id, a later one, or no id that can be asked for. */
export const wordKinds = ['id', 'duplicate', 'wrong_version', 'malformed'] as const
export type WordKind = (typeof wordKinds)[number]

/** Every word of the text that is or looks like an id, in order, one entry in each list. */
export type IdWords = {
  /** Places in `wordKinds`. */
  readonly kinds: Uint8Array
  /** In UTF-16 units from the beginning of the text. */
  readonly starts: Uint32Array
  readonly lengths: Uint8Array
  /** Counted from 1. */
  readonly lines: Uint32Array
}

/** What stands in a text, and where. */
export type IdText = { readonly ids: RecordIds; readonly words: IdWords }

const wordOrLineEnd = /[A-Za-z0-9-]+|\r\n|[\r\n]|[^A-Za-z0-9\r\n-]+/g
const shortest = 30
const longest = 40
const fewestHexDigits = 24

const looksLikeAnId = (word: string): boolean =>
  word.length >= shortest &&
  word.length <= longest &&
  word.replace(/[^0-9a-f]/gi, '').length >= fewestHexDigits

/** Texts up to this length, in UTF-16 units, are read in a moment. */
export const shortIdText = 100_000

/**
 * Reads the record ids of any pasted text: lines, CSV, JSON, SQL, links, prose. A word is a run of
 * ASCII letters, digits and dashes; it is an id when all of it is a UUID, dashed or bare.
 */
export const readRecordIds = (text: string): RecordIds => readIdText(text).ids

/** As `readRecordIds`, with the places of the words. */
export function readIdText(text: string): IdText {
  const known = recalled(text)
  if (known) return known
  const now = read(text)
  rememberIdText(text, now)
  return now
}

/** Takes what somebody else (a worker) has read, so that it need not be read again here. */
export function rememberIdText(text: string, known: IdText): void {
  remembered = [{ text, read: known }, ...remembered.filter((one) => one.text !== text)].slice(0, 2)
}

/** Whether reading a text takes no more than a moment. */
export const isQuicklyRead = (text: string): boolean =>
  text.length <= shortIdText || recalled(text) !== undefined

const recalled = (text: string): IdText | undefined =>
  remembered.find((one) => one.text === text)?.read

/**
 * The latest texts: count, request, link and list all ask for the same one, one after another, and
 * a second list is put beside it.
 */
let remembered: readonly { readonly text: string; readonly read: IdText }[] = []

function read(text: string): IdText {
  const ids = new Set<Uuid>()
  const wrong_version: PastedWord[] = []
  const malformed: PastedWord[] = []
  const lines_without_id: number[] = []
  const kinds: number[] = []
  const starts: number[] = []
  const lengths: number[] = []
  const lines: number[] = []
  let found = 0
  let line = 1
  let hasId = false
  let isBlank = true
  const endLine = () => {
    if (!isBlank && !hasId) lines_without_id.push(line)
    line += 1
    hasId = false
    isBlank = true
  }
  const add = (kind: WordKind, start: number, length: number) => {
    kinds.push(wordKinds.indexOf(kind))
    starts.push(start)
    lengths.push(length)
    lines.push(line)
    hasId = true
  }
  let at = 0
  for (const [part] of text.matchAll(wordOrLineEnd)) {
    const start = at
    at += part.length
    if (part === '\n' || part === '\r\n' || part === '\r') {
      endLine()
      continue
    }
    if (part.trim() !== '') isBlank = false
    if (part.length < shortest || part.length > longest) continue
    const id = canonicalUuid(part)
    if (id !== null && uuidVersion(id) === 4) {
      const before = ids.size
      found += 1
      ids.add(id)
      add(ids.size > before ? 'id' : 'duplicate', start, part.length)
    } else if (id !== null) {
      wrong_version.push({ line, text: part })
      add('wrong_version', start, part.length)
    } else if (/^[A-Za-z0-9-]/.test(part) && looksLikeAnId(part)) {
      malformed.push({ line, text: part })
      add('malformed', start, part.length)
    }
  }
  endLine()
  return {
    ids: {
      record_ids: [...ids],
      duplicates: found - ids.size,
      wrong_version,
      malformed,
      lines_without_id,
    },
    words: {
      kinds: Uint8Array.from(kinds),
      starts: Uint32Array.from(starts),
      lengths: Uint8Array.from(lengths),
      lines: Uint32Array.from(lines),
    },
  }
}

/** The words of one kind, as places in the lists of words. */
export function wordsOfKind({ kinds }: IdWords, kind: WordKind): readonly number[] {
  const wanted = wordKinds.indexOf(kind)
  const found: number[] = []
  // By number: an iterator over 100 000 words takes ten times as long.
  for (let index = 0; index < kinds.length; index += 1)
    if (kinds[index] === wanted) found.push(index)
  return found
}

/** A word as it was pasted. */
export const wordAt = (text: string, { starts, lengths }: IdWords, index: number): string =>
  text.slice(starts[index] ?? 0, (starts[index] ?? 0) + (lengths[index] ?? 0))

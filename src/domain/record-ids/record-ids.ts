import { plainLine } from './plain-text.ts'
import { canonicalUuid, uuidVersion, type Uuid } from '#domain/contract/uuid.ts'

/** A word of the pasted text without look-alikes, and its line, from 1. */
export type PastedWord = { readonly line: number; readonly text: string }

export type RecordIds = {
  /** Version-4 ids in canonical form, without duplicates, in order of first appearance. */
  readonly record_ids: readonly Uuid[]
  /** Number of repeated ids that were left out. */
  readonly duplicates: number
  /** UUIDs of another version. The service accepts version 4 only. */
  readonly wrong_version: readonly PastedWord[]
  /** Words that look like a mistyped id. */
  readonly malformed: readonly PastedWord[]
  /** Non-blank lines, from 1, without an id or a mistyped one. */
  readonly lines_without_id: readonly number[]
}

/** The kind of a word: a first id, a repeated id, or an invalid one. */
export const wordKinds = ['id', 'duplicate', 'wrong_version', 'malformed'] as const
export type WordKind = (typeof wordKinds)[number]

/** Every word that is or looks like an id, in order; one entry per list. */
export type IdWords = {
  /** Indexes in `wordKinds`. */
  readonly kinds: Uint8Array
  /** UTF-16 offsets in the pasted text. */
  readonly starts: Uint32Array
  readonly lengths: Uint32Array
  /** From 1. */
  readonly lines: Uint32Array
  /** The index in the list of this kind; ids and repeated ids are in `record_ids`. */
  readonly entries: Uint32Array
}

/** The ids of a text and the places of its words. */
export type IdText = { readonly ids: RecordIds; readonly words: IdWords }

const lineOrEnd = /[^\r\n]+|\r\n|[\r\n]/g
const word = /[A-Za-z0-9-]{30,}/g
const longest = 40
const fewestHexDigits = 24
const dashedUuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i

/** True for a word with at least 30 characters that is not a UUID. */
const looksLikeAnId = (text: string): boolean =>
  text.length <= longest
    ? text.replace(/[^0-9a-f]/gi, '').length >= fewestHexDigits
    : dashedUuid.test(text)

/**
 * Reads the record ids of any pasted text: lines, CSV, JSON, SQL, links, prose. Look-alike characters
 * are normalised. A word is a run of ASCII letters, digits and dashes; it is an id if all of it is a
 * UUID, with or without dashes.
 */
export const readRecordIds = (text: string): RecordIds => readIdText(text).ids

/**
 * Like `readRecordIds`, with the places of the words. 100 000 ids take about a second, so a page
 * reads long texts in a worker.
 */
export function readIdText(text: string): IdText {
  const places = new Map<Uuid, number>()
  const wrong_version: PastedWord[] = []
  const malformed: PastedWord[] = []
  const lines_without_id: number[] = []
  const kinds: number[] = []
  const starts: number[] = []
  const lengths: number[] = []
  const lines: number[] = []
  const entries: number[] = []
  let duplicates = 0
  let line = 1
  /** The kind of a word and its index in the list of that kind; null for any other word. */
  const judge = (found: string): readonly [WordKind, number] | null => {
    const id = found.length <= longest ? canonicalUuid(found) : null
    if (id !== null && uuidVersion(id) === 4) {
      const known = places.get(id)
      if (known === undefined) places.set(id, places.size)
      else duplicates += 1
      return known === undefined ? ['id', places.size - 1] : ['duplicate', known]
    }
    if (id === null && !looksLikeAnId(found)) return null
    const list = id === null ? malformed : wrong_version
    return [id === null ? 'malformed' : 'wrong_version', list.push({ line, text: found }) - 1]
  }
  const readLine = (pasted: string, lineStart: number) => {
    const { text: shown, placeOf } = plainLine(pasted)
    const before = kinds.length
    for (const { 0: found, index } of shown.matchAll(word)) {
      const judged = judge(found)
      if (judged === null) continue
      const [start, end] = placeOf(index, index + found.length)
      kinds.push(wordKinds.indexOf(judged[0]))
      starts.push(lineStart + start)
      lengths.push(end - start)
      lines.push(line)
      entries.push(judged[1])
    }
    if (kinds.length === before && shown.trim() !== '') lines_without_id.push(line)
  }
  for (const { 0: part, index } of text.matchAll(lineOrEnd)) {
    if (part === '\n' || part === '\r\n' || part === '\r') line += 1
    else readLine(part, index)
  }
  return {
    ids: {
      record_ids: [...places.keys()],
      duplicates,
      wrong_version,
      malformed,
      lines_without_id,
    },
    words: {
      kinds: Uint8Array.from(kinds),
      starts: Uint32Array.from(starts),
      lengths: Uint32Array.from(lengths),
      lines: Uint32Array.from(lines),
      entries: Uint32Array.from(entries),
    },
  }
}

/** The words of one kind, as indexes in `IdWords`. */
export function wordsOfKind({ kinds }: IdWords, kind: WordKind): readonly number[] {
  const wanted = wordKinds.indexOf(kind)
  const found: number[] = []
  // By index: an iterator over 100 000 words takes ten times as long.
  for (let index = 0; index < kinds.length; index += 1)
    if (kinds[index] === wanted) found.push(index)
  return found
}

/** The id of a word; null if it has no valid id. */
export function idOfWord({ ids, words }: IdText, index: number): Uuid | null {
  const kind = wordKinds[words.kinds[index] ?? 0]
  if (kind !== 'id' && kind !== 'duplicate') return null
  return ids.record_ids[words.entries[index] ?? 0] ?? null
}

/** The text of a word: the canonical form of an id, otherwise the word without look-alikes. */
export function wordText(idText: IdText, index: number): string {
  const { ids, words } = idText
  const list = wordKinds[words.kinds[index] ?? 0] === 'malformed' ? 'malformed' : 'wrong_version'
  return idOfWord(idText, index) ?? ids[list][words.entries[index] ?? 0]?.text ?? ''
}

import { plainLine } from './plain-text.ts'
import { canonicalUuid, uuidVersion, type Uuid } from '#domain/contract/uuid.ts'

/** A word of the pasted text, its look-alikes replaced, with the line it stands on, counted from 1. */
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
  /** In UTF-16 units from the beginning of the text as it was pasted. */
  readonly starts: Uint32Array
  readonly lengths: Uint32Array
  /** Counted from 1. */
  readonly lines: Uint32Array
  /** The place in the list of what is of this kind; ids and repeated ones are in `record_ids`. */
  readonly entries: Uint32Array
}

/** What stands in a text, and where. */
export type IdText = { readonly ids: RecordIds; readonly words: IdWords }

const lineOrEnd = /[^\r\n]+|\r\n|[\r\n]/g
const word = /[A-Za-z0-9-]{30,}/g
const longest = 40
const fewestHexDigits = 24
const dashedUuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i

/** Of a word that is no UUID and has 30 signs or more. */
const looksLikeAnId = (text: string): boolean =>
  text.length <= longest
    ? text.replace(/[^0-9a-f]/gi, '').length >= fewestHexDigits
    : dashedUuid.test(text)

/**
 * Reads the record ids of any pasted text: lines, CSV, JSON, SQL, links, prose. Look-alikes are what
 * they look like. A word is a run of ASCII letters, digits and dashes; it is an id when all of it is
 * a UUID, dashed or bare.
 */
export const readRecordIds = (text: string): RecordIds => readIdText(text).ids

/**
 * As `readRecordIds`, with the places of the words. A text of 100 000 ids takes about a second: a
 * page reads long ones in a worker.
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
  /** What a word is, and its place in the list of that kind; null for any other word. */
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

/** The words of one kind, as places in the lists of words. */
export function wordsOfKind({ kinds }: IdWords, kind: WordKind): readonly number[] {
  const wanted = wordKinds.indexOf(kind)
  const found: number[] = []
  // By number: an iterator over 100 000 words takes ten times as long.
  for (let index = 0; index < kinds.length; index += 1)
    if (kinds[index] === wanted) found.push(index)
  return found
}

/** The id that a word is; null where it is none that can be asked for. */
export function idOfWord({ ids, words }: IdText, index: number): Uuid | null {
  const kind = wordKinds[words.kinds[index] ?? 0]
  if (kind !== 'id' && kind !== 'duplicate') return null
  return ids.record_ids[words.entries[index] ?? 0] ?? null
}

/** What a word reads: of an id its canonical form, of any other the word without look-alikes. */
export function wordText(idText: IdText, index: number): string {
  const { ids, words } = idText
  const list = wordKinds[words.kinds[index] ?? 0] === 'malformed' ? 'malformed' : 'wrong_version'
  return idOfWord(idText, index) ?? ids[list][words.entries[index] ?? 0]?.text ?? ''
}

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

const wordOrLineEnd = /[A-Za-z0-9-]+|\r\n|[\r\n]|[^A-Za-z0-9\r\n-]+/g
const shortest = 30
const longest = 40
const fewestHexDigits = 24

const looksLikeAnId = (word: string): boolean =>
  word.length >= shortest &&
  word.length <= longest &&
  word.replace(/[^0-9a-f]/gi, '').length >= fewestHexDigits

/**
 * Reads the record ids of any pasted text: lines, CSV, JSON, SQL, links, prose. A word is a run of
 * ASCII letters, digits and dashes; it is an id when all of it is a UUID, dashed or bare.
 */
export function readRecordIds(text: string): RecordIds {
  // The count, the request, the link and the summary all ask for the same text, one after another.
  if (lastRead?.text !== text) lastRead = { text, read: read(text) }
  return lastRead.read
}

let lastRead: { readonly text: string; readonly read: RecordIds } | null = null

function read(text: string): RecordIds {
  const ids = new Set<Uuid>()
  const wrong_version: PastedWord[] = []
  const malformed: PastedWord[] = []
  const lines_without_id: number[] = []
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
  for (const [part] of text.matchAll(wordOrLineEnd)) {
    if (part === '\n' || part === '\r\n' || part === '\r') {
      endLine()
      continue
    }
    if (part.trim() !== '') isBlank = false
    if (part.length < shortest || part.length > longest) continue
    const id = canonicalUuid(part)
    if (id !== null && uuidVersion(id) === 4) {
      found += 1
      ids.add(id)
    } else if (id !== null) {
      wrong_version.push({ line, text: part })
    } else if (/^[A-Za-z0-9-]/.test(part) && looksLikeAnId(part)) {
      malformed.push({ line, text: part })
    } else {
      continue
    }
    hasId = true
  }
  endLine()
  const duplicates = found - ids.size
  return { record_ids: [...ids], duplicates, wrong_version, malformed, lines_without_id }
}

import {
  idOfWord,
  wordsOfKind,
  wordText,
  type IdText,
  type IdWords,
  type WordKind,
} from '#domain/record-ids/record-ids.ts'
import type { MissingIds } from './missing-places.ts'
import type { Uuid } from '#domain/contract/uuid.ts'

/** A view shows all ids, the ids that the queue lacks, or one kind of mistake. */
export type IdView = WordKind | 'missing' | 'line'

export type IdRow = {
  /** From 1. */
  readonly line: number
  readonly text: string
  /** Null if the row has no valid id. */
  readonly id: Uuid | null
  /** The index of the row's word; null for a whole line. */
  readonly word: number | null
  /** The offset in the text, in UTF-16 units. */
  readonly start: number
  readonly end: number
  readonly isMissing?: boolean
}

export type IdRows = {
  readonly view: IdView
  readonly length: number
  readonly at: (index: number) => IdRow
}

const shownCharacters = 300

export function idRows(
  text: string,
  read: IdText,
  view: IdView,
  missing: MissingIds | null,
): IdRows {
  if (view === 'line') return lineRows(text, read.ids.lines_without_id)
  const { words } = read
  if (view === 'id' || view === 'missing') {
    const { record_ids } = read.ids
    const places = wordsOfKind(words, 'id')
    // First appearances are in the order of the ids.
    const shown = view === 'missing' ? (missing?.places ?? []) : null
    const at = (index: number): IdRow => {
      const place = shown ? (shown[index] ?? 0) : index
      const word = places[place] ?? 0
      const id = record_ids[place] ?? ''
      const isMissing = missing?.marks[place] === 1
      return { ...placeOf(words, word), text: id, id, word, isMissing }
    }
    return { view, length: (shown ?? record_ids).length, at }
  }
  const places = wordsOfKind(words, view)
  const at = (index: number): IdRow => {
    const word = places[index] ?? 0
    return {
      ...placeOf(words, word),
      text: wordText(read, word),
      id: idOfWord(read, word),
      word,
    }
  }
  return { view, length: places.length, at }
}

function placeOf({ lines, starts, lengths }: IdWords, word: number) {
  const start = starts[word] ?? 0
  return { line: lines[word] ?? 0, start, end: start + (lengths[word] ?? 0) }
}

function lineRows(text: string, lines: readonly number[]): IdRows {
  const starts = lineStarts(text)
  const at = (index: number): IdRow => {
    const line = lines[index] ?? 1
    const [start = 0, next = text.length] = starts.slice(line - 1, line + 1)
    const shown = text.slice(start, Math.min(next, start + shownCharacters)).trim()
    const end = start + text.slice(start, next).trimEnd().length
    return { line, text: shown, id: null, word: null, start, end }
  }
  return { view: 'line', length: lines.length, at }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (const { index, 0: end } of text.matchAll(/\r\n|[\r\n]/g)) starts.push(index + end.length)
  return starts
}

/** Finds rows by their text, ignoring case. */
export function searchRows(rows: IdRows, search: string): IdRows {
  const wanted = search.trim().toLowerCase()
  if (wanted === '') return rows
  const found: number[] = []
  for (let index = 0; index < rows.length; index += 1) {
    if (rows.at(index).text.toLowerCase().includes(wanted)) found.push(index)
  }
  return { ...rows, length: found.length, at: (index) => rows.at(found[index] ?? 0) }
}

import {
  idOfWord,
  readRecordIds,
  wordsOfKind,
  type IdText,
  type IdWords,
  type RecordIds,
} from './record-ids.ts'
import type { Uuid } from '#domain/contract/uuid.ts'

/**
 * Removes words (indexes in `IdWords`) and lines (from 1) from a text. A line goes with its last
 * word; elsewhere, a word goes with the comma or space after it. Everything else stays as pasted.
 */
export function withoutWords(
  text: string,
  words: IdWords,
  gone: { readonly words?: ReadonlySet<number>; readonly lines?: ReadonlySet<number> },
): string {
  const kept: string[] = []
  const lineEnd = /\r\n|[\r\n]|$/g
  let word = 0
  let line = 1
  for (let start = 0; start <= text.length; line += 1) {
    lineEnd.lastIndex = start
    const found = lineEnd.exec(text)
    const end = found?.index ?? text.length
    const next = end + (found?.[0].length ?? 0)
    const first = word
    while (word < words.lines.length && words.lines[word] === line) word += 1
    const isGone = gone.lines?.has(line) ?? areGone(gone.words, first, word)
    if (!isGone) {
      kept.push(
        cut(text.slice(start, end), start, words, gone.words, first, word),
        text.slice(end, next),
      )
    }
    // The last line has no line end.
    if (next === end) break
    start = next
  }
  return kept.join('')
}

const areGone = (gone: ReadonlySet<number> | undefined, first: number, end: number): boolean => {
  if (first === end || !gone) return false
  for (let word = first; word < end; word += 1) if (!gone.has(word)) return false
  return true
}

/** The separator after a removed word, percent-encoded or not. */
const separator = /(?:[\t ]|%20|%09)*(?:[,;]|%2C|%3B)?(?:[\t ]|%20|%09)*/iy

/** A line without some of its words. If two words share a character (`½`), the remaining one keeps it. */
function cut(
  line: string,
  lineStart: number,
  { starts, lengths }: IdWords,
  gone: ReadonlySet<number> | undefined,
  first: number,
  end: number,
): string {
  const startOf = (word: number) => (starts[word] ?? 0) - lineStart
  const endOf = (word: number) => (word < first ? 0 : startOf(word) + (lengths[word] ?? 0))
  let kept = ''
  let at = 0
  for (let word = first; word < end; word += 1) {
    if (!gone?.has(word)) continue
    const from = Math.max(at, endOf(word - 1), startOf(word))
    const to = Math.min(endOf(word), word + 1 < end ? startOf(word + 1) : line.length)
    kept += line.slice(at, from)
    separator.lastIndex = to
    // After a shared character, the separator stays too.
    at = to + (from > startOf(word) ? 0 : (separator.exec(line)?.[0].length ?? 0))
  }
  return kept + line.slice(at)
}

/** The words whose id is in the set, repeated ones included. */
function wordsWithId(read: IdText, isWanted: (id: Uuid) => boolean): Set<number> {
  const found = new Set<number>()
  for (const kind of ['id', 'duplicate'] as const) {
    for (const index of wordsOfKind(read.words, kind)) {
      const id = idOfWord(read, index)
      if (id !== null && isWanted(id)) found.add(index)
    }
  }
  return found
}

/** Removes all occurrences of some ids from the text. */
export const withoutIds = (text: string, read: IdText, ids: ReadonlySet<Uuid>): string =>
  withoutWords(text, read.words, { words: wordsWithId(read, (id) => ids.has(id)) })

/** Appends ids that the text lacks, one per line. */
export function withIds(text: string, { ids }: IdText, added: readonly Uuid[]): string {
  const known = new Set(ids.record_ids)
  const fresh = added.filter((id) => !known.has(id))
  if (fresh.length === 0) return text
  const gap = text === '' || text.endsWith('\n') ? '' : '\n'
  return `${text}${gap}${fresh.join('\n')}\n`
}

/** How to combine two lists: both, the first without the second, or the ids in both. */
export const combinations = ['union', 'minus', 'intersect'] as const
export type Combination = (typeof combinations)[number]

/** The number of ids in the combined list. */
export function combinedCount(
  { record_ids }: RecordIds,
  other: readonly Uuid[],
  how: Combination,
): number {
  const others = new Set(other)
  const inBoth = record_ids.filter((id) => others.has(id)).length
  if (how === 'intersect') return inBoth
  return how === 'minus' ? record_ids.length - inBoth : record_ids.length + others.size - inBoth
}

/** The text of the combined list. */
export function combineIds(
  text: string,
  read: IdText,
  other: readonly Uuid[],
  how: Combination,
): string {
  if (how === 'union') return withIds(text, read, other)
  const others = new Set(other)
  const isGone = (id: Uuid) => others.has(id) === (how === 'minus')
  return withoutWords(text, read.words, { words: wordsWithId(read, isGone) })
}

/** The only id of a text, or null; for adding a single id. */
export function singleId(text: string): Uuid | null {
  const { record_ids } = readRecordIds(text)
  return record_ids.length === 1 ? (record_ids[0] ?? null) : null
}

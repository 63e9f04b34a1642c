import { plainLine } from './plain-text.ts'
import { readRecordIds } from './record-ids.ts'

/** Typed or pasted text as a list of values. */
export type SplitValues = (text: string) => readonly string[]

/**
 * Ids as the paste box reads them. What only resembles one is a value too, for the person to see;
 * text without either is one value.
 */
export const splitIds: SplitValues = (text) => {
  const { record_ids, wrong_version, malformed } = readRecordIds(text)
  const words = [...record_ids, ...[...wrong_version, ...malformed].map((word) => word.text)]
  if (words.length > 0) return words
  const plain = plainLine(text).text.trim()
  return plain === '' ? [] : [plain]
}

/**
 * Choices: a line or cell that is a choice is one, whatever is in it; else it ends at commas, but
 * for those within a choice (`off topic, "quoted"`) or within quotes, as CSV has them.
 */
export const splitChoices =
  (choices: ReadonlySet<string>): SplitValues =>
  (text) =>
    text.split(/[\r\n\t]+/).flatMap((cell) => choicesOf(cell, choices))

function choicesOf(cell: string, choices: ReadonlySet<string>): readonly string[] {
  const parts = cell.split(',')
  const found: string[] = []
  for (let from = 0; from < parts.length;) {
    const to = endOfChoice(parts, from, choices)
    const value = parts.slice(from, to).join(',')
    found.push(choices.has(value) ? value : unquoted(value.trim()))
    from = to
  }
  return found.filter((value) => value !== '')
}

/** How far the longest choice reaches that begins at a part; one part where none does. */
function endOfChoice(parts: readonly string[], from: number, choices: ReadonlySet<string>): number {
  for (let to = parts.length; to > from; to -= 1) {
    const value = parts.slice(from, to).join(',')
    const trimmed = value.trim()
    if (choices.has(value) || choices.has(trimmed) || choices.has(unquoted(trimmed))) return to
  }
  for (let to = from + 1; to <= parts.length; to += 1) {
    if (isQuoted(parts.slice(from, to).join(',').trim())) return to
  }
  return from + 1
}

const isQuoted = (text: string): boolean => /^"(?:[^"]|"")*"$/.test(text)
const unquoted = (text: string): string =>
  isQuoted(text) ? text.slice(1, -1).replaceAll('""', '"') : text

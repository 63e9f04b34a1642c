import { plainLine } from '#domain/record-ids/plain-text.ts'
import { readRecordIds } from '#domain/record-ids/record-ids.ts'

/** Splits typed or pasted text into values. */
export type SplitValues = (text: string) => readonly string[]

/**
 * Splits ids as the paste box does. Look-alikes stay as values, so that the user sees them; a text
 * with neither is one value.
 */
export const splitIds: SplitValues = (text) => {
  const { record_ids, wrong_version, malformed } = readRecordIds(text)
  const words = [...record_ids, ...[...wrong_version, ...malformed].map((word) => word.text)]
  if (words.length > 0) return words
  const plain = plainLine(text).text.trim()
  return plain === '' ? [] : [plain]
}

/**
 * Splits choices: a line or cell that is a choice is one value. Otherwise it is split at commas,
 * except those in a choice (`off topic, "quoted"`) or in CSV quotes.
 */
export function splitChoices(choices: ReadonlySet<string>): SplitValues {
  let mostParts = 1
  for (const choice of choices) mostParts = Math.max(mostParts, choice.split(',').length)
  return (text) =>
    text.split(/[\r\n\t]+/).flatMap((cell) => choicesOf(cell, { choices, mostParts }))
}

type Choices = { readonly choices: ReadonlySet<string>; readonly mostParts: number }

function choicesOf(cell: string, known: Choices): readonly string[] {
  const { choices } = known
  const parts = cell.split(',')
  const found: string[] = []
  for (let from = 0; from < parts.length;) {
    const to = endOfChoice(parts, from, known)
    const value = parts.slice(from, to).join(',')
    found.push(choices.has(value) ? value : unquoted(value.trim()))
    from = to
  }
  return found.filter((value) => value !== '')
}

/** The end of the longest choice that starts at a part; one part if none does. */
function endOfChoice(
  parts: readonly string[],
  from: number,
  { choices, mostParts }: Choices,
): number {
  for (let to = Math.min(parts.length, from + mostParts); to > from; to -= 1) {
    const value = parts.slice(from, to).join(',')
    const trimmed = value.trim()
    if (choices.has(value) || choices.has(trimmed) || choices.has(unquoted(trimmed))) return to
  }
  return endOfQuoted(parts, from) ?? from + 1
}

/** The end of the quoted text that starts with a part; null if none does. Linear time. */
function endOfQuoted(parts: readonly string[], from: number): number | null {
  const first = parts[from]?.trimStart() ?? ''
  if (!first.startsWith('"')) return null
  for (let to = from; to < parts.length; to += 1) {
    const part = to === from ? first.slice(1) : (parts[to] ?? '')
    const close = singleQuote(part)
    if (close !== -1) return part.slice(close + 1).trim() === '' ? to + 1 : null
  }
  return null
}

/** The index of the first unpaired quote; -1 for none. */
function singleQuote(text: string): number {
  let at = text.indexOf('"')
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at
}

const isQuoted = (text: string): boolean =>
  text.startsWith('"') && text.length > 1 && singleQuote(text.slice(1)) === text.length - 2
const unquoted = (text: string): string =>
  isQuoted(text) ? text.slice(1, -1).replaceAll('""', '"') : text

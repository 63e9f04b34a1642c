import { canonicalUuid, type Uuid } from '#domain/contract/uuid.ts'

/**
 * Chat tools and word processors replace characters of ids with look-alikes. Each line is normalised
 * before it is read, and every word keeps its place in the pasted text.
 */

/** A line with its look-alikes replaced. */
export type PlainLine = {
  readonly text: string
  /** The place of a part of `text` in the pasted line. Parts must be requested in order. */
  readonly placeOf: (start: number, end: number) => readonly [start: number, end: number]
}

const notAscii = /[^\0-\u007f]/
/** Includes the ASCII character before the run, because a combining mark may belong to it. */
const notAsciiRun = /[\0-\u007f]?[^\0-\u007f]+/g
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g
const dash = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g
const encodedSeparator = /%(?:2C|20|0A|0D|09|3B|22|27|5B|5D|7B|7D|7C|3A|2F|3D|26|28|29)/gi
/** A character with its combining marks, and the invisible characters between them. */
const signWithMarks =
  /[^][\p{M}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]*/gu
const wordSign = /[A-Za-z0-9%-]/

/** Some characters (`⁻`) become a dash only in NFKC. */
const madePlain = (text: string): string =>
  text.replace(invisible, '').replace(dash, '-').normalize('NFKC').replace(dash, '-')

/** A cache: a list repeats the same few characters, and a lookup is faster than NFKC. */
const known = new Map<string, string>()
const longestKnown = 2
const mostKnown = 10_000

function plain(text: string): string {
  if (text.length > longestKnown) return madePlain(text)
  const found = known.get(text)
  if (found !== undefined) return found
  const made = madePlain(text)
  if (known.size < mostKnown) known.set(text, made)
  return made
}

/** Keeps the length, so that the rest keeps its place. */
const withoutEncoding = (text: string): string =>
  text.includes('%') ? text.replace(encodedSeparator, '   ') : text

const samePlace = (start: number, end: number) => [start, end] as const

/**
 * Normalises a line: removes invisible characters, turns each dash into `-`, applies NFKC, and turns
 * percent-encoded separators into spaces.
 */
export function plainLine(line: string): PlainLine {
  if (!notAscii.test(line)) return { text: withoutEncoding(line), placeOf: samePlace }
  const parts: Part[] = []
  let text = ''
  let done = 0
  const replace = (from: number, to: number, by: string) => {
    text += line.slice(done, from)
    parts.push({ start: text.length, end: text.length + by.length, from, to })
    text += by
    done = to
  }
  for (const { 0: run, index } of line.matchAll(notAsciiRun)) {
    const whole = plain(run)
    const kept = !notAscii.test(run.charAt(0)) && whole.startsWith(run.charAt(0)) ? 1 : 0
    if (!wordSign.test(whole.slice(kept))) {
      replace(index + kept, index + run.length, whole.slice(kept))
      continue
    }
    for (const { 0: sign, index: at } of run.matchAll(signWithMarks)) {
      replace(index + at, index + at + sign.length, plain(sign))
    }
  }
  text += line.slice(done)
  return { text: withoutEncoding(text), placeOf: placesBy(parts) }
}

/** Maps `start` to `end` of the plain line to `from` to `to` of the pasted line. */
type Part = {
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
}

function placesBy(parts: readonly Part[]): PlainLine['placeOf'] {
  let next = 0
  /** The pasted range of one character; the whole range if its part was replaced. */
  const signAt = (place: number): readonly [number, number] => {
    while ((parts[next]?.end ?? Infinity) <= place) next += 1
    const part = parts[next]
    if (part && part.start <= place) return [part.from, part.to]
    const before = parts[next - 1]
    const from = before ? place - before.end + before.to : place
    return [from, from + 1]
  }
  return (start, end) => {
    const [from] = signAt(start)
    const [, to] = signAt(end - 1)
    return [from, to]
  }
}

/** The id of a text after normalising its look-alikes; null if it is not one. */
export const plainUuid = (text: string): Uuid | null => canonicalUuid(plainLine(text).text.trim())

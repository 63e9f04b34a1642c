import { canonicalUuid, type Uuid } from '#domain/contract/uuid.ts'

/*
 * Chat tools and word processors put signs into ids that look like others. Before a line is read
 * they become what they look like, and every word keeps its place in the text as it was pasted.
 */

/** A line with its look-alikes replaced. */
export type PlainLine = {
  readonly text: string
  /** Where a part of `text` stands in the pasted line; parts must be asked for in order. */
  readonly placeOf: (start: number, end: number) => readonly [start: number, end: number]
}

const notAscii = /[^\0-\u007f]/
/** With the ASCII sign before it, which a mark may be joined to. */
const notAsciiRun = /[\0-\u007f]?[^\0-\u007f]+/g
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g
const dash = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g
const encodedSeparator = /%(?:2C|20|0A|0D|09|3B|22|27|5B|5D|7B|7D|7C|3A|2F|3D|26|28|29)/gi
/** A sign with its marks. Invisible signs are between them, as they are removed before. */
const signWithMarks =
  /[^][\p{M}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]*/gu
const wordSign = /[A-Za-z0-9%-]/

/** Some signs (`⁻`) become a dash in NFKC only. */
const madePlain = (text: string): string =>
  text.replace(invisible, '').replace(dash, '-').normalize('NFKC').replace(dash, '-')

/** A list has the same few signs many times: looking one up takes less than making it plain. */
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

/** As many spaces as the encoded sign has, so that what follows keeps its place. */
const withoutEncoding = (text: string): string =>
  text.includes('%') ? text.replace(encodedSeparator, '   ') : text

const samePlace = (start: number, end: number) => [start, end] as const

/**
 * Removes invisible signs from a line, makes every dash `-`, brings all else into NFKC, and makes
 * percent-encoded separators spaces.
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

/** What stands from `start` to `end` in the plain line, stood from `from` to `to` in the pasted one. */
type Part = {
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
}

function placesBy(parts: readonly Part[]): PlainLine['placeOf'] {
  let next = 0
  /** The sign at a place; where it comes from a part, all of what that part stood for. */
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

/** The id that a text is once its look-alikes are replaced; null where it is none. */
export const plainUuid = (text: string): Uuid | null => canonicalUuid(plainLine(text).text.trim())

/**
 * Control characters, those that turn the direction of writing, and line ends that are none in a
 * file: a terminal acts on them, or shows another text than there is.
 */
const unprintable = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu
const kept: ReadonlySet<string> = new Set(['\n', '\t'])

const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** A text of a caller or a file, as it may be written to a terminal or into a log: on one line. */
export const printable = (text: string): string => text.replace(unprintable, escaped)

/** The same for a text of several lines. */
export const printableLines = (text: string): string =>
  text.replace(unprintable, (character) => (kept.has(character) ? character : escaped(character)))

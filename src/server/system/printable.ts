/** Control characters, bidirectional marks and unusual line ends: a terminal would act on them. */
const unprintable = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu
const kept: ReadonlySet<string> = new Set(['\n', '\t'])

const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** Escapes a text of a caller or a file for a terminal or log, on one line. */
export const printable = (text: string): string => text.replace(unprintable, escaped)

export const printableLines = (text: string): string =>
  text.replace(unprintable, (character) => (kept.has(character) ? character : escaped(character)))

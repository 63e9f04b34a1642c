import { trimSigns } from './trim-signs.ts'

/** More of a text than this, in UTF-16 units, is not read. */
const maxLength = 4096

/** Lower-case words of letters and digits of any script, joined with dashes: `support-answers-week-12`. */
export function kebabCase(text: string): string {
  const words = text
    .slice(0, maxLength)
    .toWellFormed()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
  return trimSigns(words, '-')
}

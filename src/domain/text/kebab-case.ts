import { trimSigns } from './trim-signs.ts'

/** UTF-16 units. The rest of a longer text is ignored. */
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

/**
 * A text without some signs at its ends, in one pass: a pattern for its end (`/[. ]+$/`) would look
 * anew from each place of a long run.
 */
export const trimSigns = (text: string, signs: string): string => {
  let start = 0
  while (start < text.length && signs.includes(text.charAt(start))) start += 1
  return trimSignsAtEnd(text.slice(start), signs)
}

/** The same at its end alone. */
export function trimSignsAtEnd(text: string, signs: string): string {
  let end = text.length
  while (end > 0 && signs.includes(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}

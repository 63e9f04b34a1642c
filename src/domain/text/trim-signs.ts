/**
 * Removes characters from both ends of a text in linear time. A pattern for the end (`/[. ]+$/`)
 * would be quadratic for a long run.
 */
export const trimSigns = (text: string, signs: string): string => {
  let start = 0
  while (start < text.length && signs.includes(text.charAt(start))) start += 1
  return trimSignsAtEnd(text.slice(start), signs)
}

/** Removes characters from the end only. */
export function trimSignsAtEnd(text: string, signs: string): string {
  let end = text.length
  while (end > 0 && signs.includes(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}

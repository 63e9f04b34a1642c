/** Characters of a piece. The browser needs a second to lay out five times as many in one block. */
export const pieceLength = 20_000

/** How far before its limit a piece may end, to end at a space. */
const slack = 2_000

/**
 * The text in at most `most` pieces, each to be drawn as a block: a block begins a line, so a piece ends
 * at a line end or a space if there is one near its limit. `end` is the number of characters in them.
 */
export function textPieces(
  text: string,
  most: number,
): { readonly pieces: readonly string[]; readonly end: number } {
  const pieces: string[] = []
  let end = 0
  while (end < text.length && pieces.length < most) {
    const next = endOfPiece(text, end)
    // The block itself ends the line.
    pieces.push(text.slice(end, next).replace(/\n$/, ''))
    end = next
  }
  return { pieces, end }
}

function endOfPiece(text: string, start: number): number {
  const limit = start + pieceLength
  if (text.length <= limit) return text.length
  for (const sign of ['\n', ' ']) {
    const at = text.lastIndexOf(sign, limit - 1)
    if (at >= limit - slack) return at + 1
  }
  // A pair of surrogates stays together.
  return /[\uD800-\uDBFF]/.test(text.charAt(limit - 1)) ? limit - 1 : limit
}

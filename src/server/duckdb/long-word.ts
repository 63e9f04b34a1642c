/**
 * Whether a text contains a long word, in time linear in both (Knuth, Morris and Pratt 1977, "Fast
 * pattern matching in strings"). It takes 4 bytes per byte of the word.
 */
export function createLongWordFinder(word: Uint8Array): (text: Uint8Array) => boolean {
  /** For each prefix of the word: the length of its longest border. */
  const borders = new Int32Array(word.length)
  for (let at = 1, length = 0; at < word.length; at += 1) {
    while (length > 0 && word[at] !== word[length]) length = borders[length - 1] ?? 0
    if (word[at] === word[length]) length += 1
    borders[at] = length
  }
  return (text) => {
    if (text.length < word.length) return false
    let length = 0
    for (const byte of text) {
      while (length > 0 && byte !== word[length]) length = borders[length - 1] ?? 0
      if (byte === word[length]) length += 1
      if (length === word.length) return true
    }
    return false
  }
}

import type { RecordBits } from '#domain/record-sets/record-bits.ts'

export const wordBits = 32

/** The bit of a record within a word: bytes are in order, and each starts with its highest bit. */
const bitOf = (place: number): number => place ^ 7

/** Turns one integer per record into one set per leaf, from a word on. At most 32 leaves. */
export function transposeMasks(
  masks: RecordBits,
  sets: readonly RecordBits[],
  firstWord: number,
): void {
  const square = new Int32Array(wordBits)
  const last = wordBits - 1
  for (let from = 0; from < masks.length; from += wordBits) {
    const word = firstWord + from / wordBits
    // The transposition expects the first row first and the highest bit first.
    for (let place = 0; place < wordBits; place += 1) {
      square[last - bitOf(place)] = masks[from + place] ?? 0
    }
    transpose(square)
    for (let leaf = 0; leaf < sets.length; leaf += 1) {
      const set = sets[leaf]
      if (set && word < set.length) set[word] = square[last - leaf] ?? 0
    }
  }
}

/** Transposes 32 × 32 bits by swapping halves, quarters and so on ("Hacker's Delight", 7-3). */
function transpose(square: Int32Array): void {
  swap(square, 16, 0x0000ffff)
  swap(square, 8, 0x00ff00ff)
  swap(square, 4, 0x0f0f0f0f)
  swap(square, 2, 0x33333333)
  swap(square, 1, 0x55555555)
}

function swap(square: Int32Array, size: number, mask: number): void {
  for (let block = 0; block < wordBits; block += 2 * size) {
    for (let row = block; row < block + size; row += 1) {
      const upper = square[row] ?? 0
      const lower = square[row + size] ?? 0
      const swapped = (upper ^ (lower >>> size)) & mask
      square[row] = upper ^ swapped
      square[row + size] = lower ^ (swapped << size)
    }
  }
}

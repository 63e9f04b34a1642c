import { bitsOfWord, type RecordBits } from './record-bits.ts'

/**
 * Loops over the words of a block take nearly all the time of counting. With plain arguments and
 * small functions, they compile best.
 */

/** Updates where at least one child (`once`) and at least two children (`twice`) decide their group. */
export function addDeciders(
  words: RecordBits,
  offset: number,
  flip: number,
  once: RecordBits,
  twice: RecordBits,
  length: number,
): void {
  for (let index = 0; index < length; index += 1) {
    const decides = (words[offset + index] ?? 0) ^ flip
    const before = once[index] ?? 0
    twice[index] = (twice[index] ?? 0) | (before & decides)
    once[index] = before | decides
  }
}

/**
 * What the tree selects if this child does not decide its group: the decision of its siblings, or
 * none. `once` and `twice` give the siblings' decision for each child.
 */
export function resultIfNeutral(
  words: RecordBits,
  offset: number,
  flip: number,
  once: RecordBits,
  twice: RecordBits,
  decided: RecordBits,
  open: RecordBits,
  into: RecordBits,
  length: number,
): void {
  for (let index = 0; index < length; index += 1) {
    const own = (words[offset + index] ?? 0) ^ flip
    const others = (twice[index] ?? 0) | ((once[index] ?? 0) & ~own)
    into[index] = ((decided[index] ?? 0) & others) | ((open[index] ?? 0) & ~others)
  }
}

/** The number of records in `resultIfNeutral`. */
export function countIfNeutral(
  words: RecordBits,
  offset: number,
  flip: number,
  once: RecordBits,
  twice: RecordBits,
  decided: RecordBits,
  open: RecordBits,
  length: number,
): number {
  let count = 0
  for (let index = 0; index < length; index += 1) {
    const own = (words[offset + index] ?? 0) ^ flip
    const others = (twice[index] ?? 0) | ((once[index] ?? 0) & ~own)
    const result = ((decided[index] ?? 0) & others) | ((open[index] ?? 0) & ~others)
    if (result !== 0) count += bitsOfWord(result)
  }
  return count
}

/** Number of 1 bits in the first `length` words. */
export function countWords(words: RecordBits, length: number): number {
  let count = 0
  for (let index = 0; index < length; index += 1) count += bitsOfWord(words[index] ?? 0)
  return count
}

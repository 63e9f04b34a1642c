import { isUtf8 } from 'node:buffer'
import type { LineBlock } from './line-blocks.ts'

/** A line: its number from 1, its text without the line end, and the size of that text in UTF-8. */
export type Line = { readonly number: number; readonly text: string; readonly bytes: number }

/** The message is the end of a sentence that begins with the line's place. */
export class LineError extends Error {
  override readonly name = 'LineError'
  readonly line: number
  constructor(line: number, reason: string, options?: ErrorOptions) {
    super(reason, options)
    this.line = line
  }
}

const newline = 10
const carriageReturn = 13

/**
 * The lines of a UTF-8 block without blank ones, a byte order mark, or CR before LF.
 * @throws LineError for a line that is not UTF-8.
 */
export function* readLines({ bytes, firstLine }: LineBlock): Generator<Line> {
  const block = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const isSound = isUtf8(block)
  let number = firstLine
  for (let start = 0; start < block.length; number += 1) {
    const found = block.indexOf(newline, start)
    const end = found === -1 ? block.length : found
    const isWindows = end > start && block[end - 1] === carriageReturn
    if (!isSound && !isUtf8(block.subarray(start, end))) {
      throw new LineError(number, 'this line is not valid UTF-8')
    }
    const textEnd = isWindows ? end - 1 : end
    const decoded = block.toString('utf8', start, textEnd)
    const text = number === 1 ? decoded.replace(/^\uFEFF/, '') : decoded
    if (text.trim() !== '') yield { number, text, bytes: textEnd - start }
    start = end + 1
  }
}

import { isUtf8 } from 'node:buffer'
import { ImportError } from './store.ts'

/** A line of a file: its number from 1, its text without the line end, and the bytes read up to its end. */
export type Line = { readonly number: number; readonly text: string; readonly bytes: number }

const newline = 10
const maxLineBytes = 64 * 1024 * 1024

/** The lines of a stream of UTF-8, blank ones left out; a byte order mark and CR before LF are dropped. */
export async function* readLines(
  source: AsyncIterable<Uint8Array>,
  label: string,
): AsyncGenerator<Line> {
  let number = 0
  let bytes = 0
  let rest: Buffer[] = []
  let restBytes = 0

  const toLine = (pieces: Buffer[], lineEndBytes: number): Line | null => {
    const line = pieces.length === 1 ? (pieces[0] ?? Buffer.alloc(0)) : Buffer.concat(pieces)
    number += 1
    bytes += line.length + lineEndBytes
    if (!isUtf8(line)) throw new ImportError(`${label}:${number}: this line is not valid UTF-8`)
    const decoded = line.toString('utf8')
    const text = number === 1 ? decoded.replace(/^\uFEFF/, '') : decoded
    return text.trim() === '' ? null : { number, text: text.replace(/\r$/, ''), bytes }
  }

  for await (const part of source) {
    const chunk = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
    let start = 0
    let end = chunk.indexOf(newline)
    while (end !== -1) {
      const line = toLine([...rest, chunk.subarray(start, end)], 1)
      rest = []
      restBytes = 0
      if (line) yield line
      start = end + 1
      end = chunk.indexOf(newline, start)
    }
    if (start < chunk.length) {
      rest.push(Buffer.from(chunk.subarray(start)))
      restBytes += chunk.length - start
    }
    if (restBytes > maxLineBytes) {
      throw new ImportError(`${label}:${number + 1}: this line is longer than 64 MB`)
    }
  }
  const last = restBytes > 0 ? toLine(rest, 0) : null
  if (last) yield last
}

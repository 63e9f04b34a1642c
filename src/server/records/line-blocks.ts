import { joinBytes } from '#server/system/join-bytes.ts'
import { ImportError } from '#server/store/store.ts'

/** Bytes of whole lines, and the number of the first line, from 1. */
export type LineBlock = { readonly bytes: Uint8Array; readonly firstLine: number }

const blockBytes = 1024 * 1024
const newline = 10
const maxLineBytes = 64 * 1024 * 1024

/**
 * Splits a stream into blocks of lines. Each block owns its memory. A line longer than a block is a
 * block.
 * @throws ImportError for a line of more than 64 MB.
 */
export async function* lineBlocks(
  source: AsyncIterable<Uint8Array>,
  label: string,
): AsyncGenerator<LineBlock> {
  let firstLine = 1
  let pieces: Uint8Array[] = []
  let bytes = 0
  let whole = 0

  const take = (length: number): LineBlock => {
    const all = joinBytes(pieces, bytes)
    const block = { bytes: length < bytes ? all.slice(0, length) : all, firstLine }
    pieces = length < bytes ? [all.slice(length)] : []
    bytes -= length
    whole = 0
    firstLine += countLines(block.bytes)
    return block
  }

  for await (const piece of source) {
    pieces.push(piece)
    const end = piece.lastIndexOf(newline)
    if (end >= 0) whole = bytes + end + 1
    bytes += piece.length
    if (whole >= blockBytes || (whole > 0 && bytes >= 2 * blockBytes)) yield take(whole)
    if (whole === 0 && bytes > maxLineBytes) {
      throw new ImportError(`${label}:${firstLine}: this line is longer than 64 MB`)
    }
  }
  if (bytes > 0) yield take(bytes)
}

function countLines(bytes: Uint8Array): number {
  let lines = 0
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) lines += 1
  return lines
}

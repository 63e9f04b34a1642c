import { spillBytes } from '#server/system/spilled-bytes.ts'

export type TextAndCount = {
  readonly bytes: number
  readonly count: number
  readonly pieces: () => AsyncIterable<Uint8Array>
  /** Frees the text, read or not. May be called again. */
  readonly close: () => Promise<void>
}

const countBytes = 8
const pieceBytes = 1024 * 1024
/** A shorter text stays in memory. */
const leastSpilled = 256 * 1024

const notWhole = () => new Error('the answer of the database is not whole')

/**
 * Reads one row of RowBinary: the length as a varint, the text, the number. Anything else throws: the
 * connection broke, or an error followed a status of 200. With `spill` the text goes to a file in that
 * folder, so that memory holds only a part.
 */
export async function readTextAndCount(
  stream: AsyncIterable<unknown>,
  spill: string | null,
): Promise<TextAndCount> {
  const chunks = buffersOf(stream)
  try {
    let head = Buffer.alloc(0)
    let length = lengthIn(head)
    while (length === null) {
      const { value, done } = await chunks.next()
      if (done) throw notWhole()
      head = Buffer.concat([head, value])
      length = lengthIn(head)
    }
    const { bytes } = length
    const after: Buffer[] = []
    const text = textOf(head.subarray(length.end), chunks, bytes, after)
    const kept =
      spill !== null && bytes >= leastSpilled
        ? await spillBytes(spill, text)
        : await inMemory(text, bytes)
    return { ...kept, bytes, count: Number(Buffer.concat(after).readBigUInt64LE()) }
  } finally {
    await chunks.return(undefined)
  }
}

async function* buffersOf(stream: AsyncIterable<unknown>): AsyncGenerator<Buffer, undefined> {
  for await (const chunk of stream) yield chunk as Buffer
}

/** The varint and the index after it; null if more bytes are needed. */
function lengthIn(row: Buffer): { readonly bytes: number; readonly end: number } | null {
  let bytes = 0
  for (const [at, byte] of row.entries()) {
    bytes += (byte & 0x7f) * 2 ** (7 * at)
    if (byte < 0x80) return { bytes, end: at + 1 }
  }
  return null
}

/** The text. @throws if anything other than the number follows */
async function* textOf(
  first: Buffer,
  chunks: AsyncIterator<Buffer>,
  bytes: number,
  after: Buffer[],
): AsyncGenerator<Buffer, undefined> {
  let left = bytes
  let over = 0
  for (let chunk = first; ;) {
    if (left > 0) yield chunk.subarray(0, left)
    const rest = chunk.subarray(left)
    left = Math.max(0, left - chunk.length)
    over += rest.length
    if (rest.length > 0) after.push(rest)
    const next = await chunks.next()
    if (next.done || over > countBytes) break
    chunk = next.value
  }
  if (left > 0 || over !== countBytes) throw notWhole()
  return undefined
}

async function inMemory(
  text: AsyncIterable<Buffer>,
  bytes: number,
): Promise<Pick<TextAndCount, 'pieces' | 'close'>> {
  const whole = Buffer.allocUnsafeSlow(bytes)
  let end = 0
  for await (const piece of text) end += piece.copy(whole, end)
  return {
    pieces: async function* () {
      for (let at = 0; at < whole.length; at += pieceBytes) {
        yield whole.subarray(at, at + pieceBytes)
      }
    },
    close: () => Promise.resolve(),
  }
}

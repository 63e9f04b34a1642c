const pieceLength = 256 * 1024

/** Records as JSON Lines in pieces, made while they are read: memory does not depend on their number. */
export async function* jsonLines(
  count: number,
  record: (index: number) => object,
): AsyncGenerator<Uint8Array> {
  let lines = ''
  for (let index = 0; index < count; index += 1) {
    lines += `${JSON.stringify(record(index))}\n`
    if (lines.length >= pieceLength) {
      yield Buffer.from(lines)
      lines = ''
      // Between pieces the server answers others.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  if (lines !== '') yield Buffer.from(lines)
}

/** `2026-03-07T15:55:01.110554Z`: some milliseconds and microseconds of a day. */
export function instantText(milliseconds: number, micros: number): string {
  const text = new Date(milliseconds).toISOString()
  return `${text.slice(0, 23)}${String(micros % 1000).padStart(3, '0')}Z`
}

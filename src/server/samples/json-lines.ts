const pieceLength = 256 * 1024

/** Generates records on demand, so memory does not grow with their number. */
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
      // Lets the server answer other requests.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  if (lines !== '') yield Buffer.from(lines)
}

/** Like `2026-03-07T15:55:01.110554Z`. */
export function instantText(milliseconds: number, micros: number): string {
  const text = new Date(milliseconds).toISOString()
  return `${text.slice(0, 23)}${String(micros % 1000).padStart(3, '0')}Z`
}

import { maxLinkedBytes } from './bounds.ts'

/** The text inflates to more than a link may have. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
}

/** Raw DEFLATE (RFC 1951) of some bytes. */
export async function deflateRaw(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/**
 * The text of raw DEFLATE bytes, or `null` if they are damaged or not UTF-8.
 * @throws TooLarge as soon as the text exceeds the limit of a link.
 */
export async function inflateRaw(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  // Safari before 27 does not iterate over a stream by `for await`.
  const reader = stream.getReader()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  let size = 0
  try {
    for (let next = await reader.read(); next.value; next = await reader.read()) {
      size += next.value.length
      if (size > maxLinkedBytes) {
        await reader.cancel()
        throw new TooLarge()
      }
      text += decoder.decode(next.value, { stream: true })
    }
    return text + decoder.decode()
  } catch (error) {
    if (error instanceof TooLarge) throw error
    return null
  }
}

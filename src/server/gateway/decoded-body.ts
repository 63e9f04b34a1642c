import type { IncomingMessage } from 'node:http'
import { pipeline, type Readable, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

const decoders = new Map<string, () => Transform>([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
])

/** More, one around the other, is nobody's way to send a file. */
const mostCodings = 2

/**
 * The body of an answer without its content codings (RFC 9110, 8.4): a service, or a proxy before it,
 * may compress though it was asked not to. One that was cut fails. Null where a coding is unknown.
 */
export function decodedBody(response: IncomingMessage): Readable | null {
  const codings = (response.headers['content-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
  if (codings.length > mostCodings) return null
  let body: Readable = response
  // The last one named was applied last.
  for (const coding of codings.toReversed()) {
    const decoder = decoders.get(coding)?.()
    if (!decoder) return null
    body = pipeline(body, decoder, () => undefined)
  }
  return body
}

import type { IncomingMessage } from 'node:http'
import { pipeline, type Readable, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

const decoders = new Map<string, () => Transform>([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
])

const mostCodings = 2

/** Undoes content codings (RFC 9110, 8.4): a proxy may add some unasked. Null for unknown ones. */
export function decodedBody(response: IncomingMessage): Readable | null {
  const codings = (response.headers['content-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
  if (codings.length > mostCodings) return null
  let body: Readable = response
  // The last coding was applied last.
  for (const coding of codings.toReversed()) {
    const decoder = decoders.get(coding)?.()
    if (!decoder) return null
    body = pipeline(body, decoder, () => undefined)
  }
  return body
}

import { ApiFailure, failure } from './api-failure.ts'
import { maxBodyBytes } from '#domain/contract.ts'
import { parseExactRequest } from '#domain/exact-json.ts'
import { errorItem } from '#domain/validation-error.ts'
import type { AppContext } from '#server/app-env.ts'
import { joinBytes } from '#server/join-bytes.ts'

/** Reads the body, at most 8 MiB of it: what is announced and what arrives are both checked. */
export async function readBytes(c: AppContext): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(c.req.header('Content-Length') ?? 0) > maxBodyBytes) {
    throw failure.tooLarge(maxBodyBytes)
  }
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of c.req.raw.body ?? []) {
      size += chunk.byteLength
      if (size > maxBodyBytes) throw failure.tooLarge(maxBodyBytes)
      chunks.push(chunk)
    }
  } catch (cause) {
    // Whoever sends it has gone, or breaks off: that is no failure of the server.
    throw cause instanceof ApiFailure ? cause : failure.brokenOff()
  }
  return joinBytes(chunks, size)
}

/**
 * Reads the body as JSON (RFC 8259: UTF-8 only); `whenEmpty` stands for a body of no bytes. Numbers
 * that JSON.parse would change are none, so that they are refused where one is expected.
 */
export async function readJson(
  c: AppContext,
  whenEmpty?: object,
  parse: (json: string) => unknown = parseExactRequest,
): Promise<unknown> {
  const bytes = await readBytes(c)
  if (bytes.byteLength === 0) {
    if (whenEmpty) return whenEmpty
    throw failure.invalid([errorItem('missing', ['body'], 'Field required', null)])
  }
  try {
    return parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    const error = cause instanceof SyntaxError ? withoutContent(cause.message) : 'Invalid UTF-8'
    throw failure.invalid([
      errorItem('json_invalid', ['body'], 'JSON decode error', undefined, { error }),
    ])
  }
}

/** Takes a body that must be an object. */
export function readObject(body: unknown): Readonly<Record<string, unknown>> {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
    return body as Record<string, unknown>
  }
  const msg = 'Input should be a valid dictionary or object to extract fields from'
  throw failure.invalid([errorItem('model_attributes_type', ['body'], msg, body)])
}

/** V8 quotes the body in its messages; what was sent is not sent back. */
const withoutContent = (message: string): string =>
  /at position \d+/.exec(message)?.[0].replace(/^a/, 'A') ?? 'Unexpected token or end of the text'

import type { MiddlewareHandler } from 'hono'
import { ErrorAnswer, failure } from './error-answers.ts'
import { arriving, atWork, createBodyRoom, smallBody, type BodyRoom } from './body-room.ts'
import { boundedBody } from './bounded-body.ts'
import { parseOnThread } from './body-thread.ts'
import { parseBody, type BodyKind } from './parse-body.ts'
import { isJsonObject } from '#domain/text/json-object.ts'
import { maxBodyBytes } from '#domain/contract/contract.ts'
import { errorItem } from '#domain/request-check/error-item.ts'
import type { AppContext, AppEnv } from './context.ts'
import { joinBytes } from '#server/system/join-bytes.ts'

/** Limits before the sign-in: bytes, and milliseconds until the end of the body. */
const publicBody = { bytes: 16 * 1024, endsIn: 10_000 } as const
const parsedHere = 1024 * 1024

/** Shared by all apps in this process. */
const arrivingRoom = createBodyRoom(arriving)
const workRoom = createBodyRoom(atWork)

export const releaseBody = (): MiddlewareHandler<AppEnv> => async (c, next) => {
  try {
    await next()
  } finally {
    c.get('releaseBody')?.()
  }
}

export async function readPublicBytes(c: AppContext): Promise<Uint8Array<ArrayBuffer>> {
  const late = AbortSignal.timeout(publicBody.endsIn)
  const ended = new Promise<never>((_, reject) => {
    late.addEventListener('abort', () => reject(failure.late()), { once: true })
  })
  return Promise.race([readAll(c, publicBody.bytes), ended])
}

export async function readPublicJson(c: AppContext): Promise<unknown> {
  return parsedOrRefused(parseBody(notEmpty(await readPublicBytes(c)), 'request'))
}

/** Reads at most 8 MiB. A large body waits for room in the share of `person`. */
export async function readBytes(c: AppContext, person: string): Promise<Uint8Array<ArrayBuffer>> {
  const { bytes, release } = await readInRoom(c, person)
  release()
  return bytes
}

/** `whenEmpty` replaces an empty body. */
export async function readJson(
  c: AppContext,
  person: string,
  { whenEmpty, kind = 'request' }: { readonly whenEmpty?: object; readonly kind?: BodyKind } = {},
): Promise<unknown> {
  const { bytes, release } = await readInRoom(c, person)
  try {
    if (bytes.byteLength === 0 && whenEmpty) return whenEmpty
    const { byteLength } = notEmpty(bytes)
    if (byteLength > smallBody) {
      // The parsed values stay in memory until the answer is sent.
      c.set('releaseBody', await takeRoom(c, workRoom, byteLength, person))
    }
    if (byteLength <= parsedHere) return parsedOrRefused(parseBody(bytes, kind))
    return parsedOrRefused(await parseOnThread(bytes, kind))
  } finally {
    release()
  }
}

export function readObject(body: unknown): Readonly<Record<string, unknown>> {
  if (isJsonObject(body)) return body
  const msg = 'Input should be a valid dictionary or object to extract fields from'
  throw failure.invalid([errorItem('model_attributes_type', ['body'], msg, body)])
}

/** @throws a 400 when the sender disconnects, which is not a failure of the server. */
const takeRoom = (
  c: AppContext,
  room: BodyRoom,
  bytes: number,
  person: string,
): Promise<() => void> =>
  room.take(person, bytes, c.req.raw.signal).catch((cause: unknown) => {
    throw cause instanceof ErrorAnswer ? cause : failure.brokenOff()
  })

/** Without a Content-Length, a body takes room for 8 MiB once it is no longer small. */
async function readInRoom(c: AppContext, person: string) {
  let release: (() => void) | null = null
  const onLarge = async (bytes: number) => {
    release ??= await takeRoom(c, arrivingRoom, bytes, person)
  }
  const free = () => release?.()
  const announced = Number(c.req.header('Content-Length') ?? 0)
  try {
    if (announced > smallBody && announced <= maxBodyBytes) await onLarge(announced)
    return { bytes: await readAll(c, maxBodyBytes, () => onLarge(maxBodyBytes)), release: free }
  } catch (cause) {
    free()
    throw cause
  }
}

async function readAll(
  c: AppContext,
  most: number,
  onLarge?: () => Promise<void>,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of boundedBody(c, most).pieces) {
    size += chunk.byteLength
    if (size > smallBody) await onLarge?.()
    chunks.push(chunk)
  }
  return joinBytes(chunks, size)
}

function notEmpty(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (bytes.byteLength > 0) return bytes
  throw failure.invalid([errorItem('missing', ['body'], 'Field required', null)])
}

function parsedOrRefused(parsed: ReturnType<typeof parseBody>): unknown {
  if ('refused' in parsed) throw failure.invalid([parsed.refused])
  return parsed.value
}

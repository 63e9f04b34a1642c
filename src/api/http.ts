import type { z } from '#domain/contract/zod.ts'
import {
  Cancelled,
  isWebPage,
  NetworkError,
  ServiceError,
  Stalled,
  UnexpectedBody,
  WebPage,
} from './api-failure.ts'
import { accessTokenHeader, headersOfKey } from '#domain/contract/credential-headers.ts'
import { jsonBody } from './json-body.ts'
import { retryAfterSeconds } from './retry-after.ts'
import { serviceAddress } from './service-address.ts'
import type { Connection, Credentials, Session } from './session.ts'

/** An error's body is read up to here; what is longer is no message for a person. */
const maxErrorBytes = 256 * 1024

export type Call = {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Of a versioned operation, under `/v2`. */
  readonly path: string
  /** Sent as JSON, or as a form where it is `URLSearchParams`. */
  readonly body?: unknown
  readonly accept?: string
  readonly signal?: AbortSignal | undefined
}

export type Caller = Pick<Session, 'connection' | 'credentials'>

export function authHeaders(credentials: Credentials): Record<string, string> {
  switch (credentials.kind) {
    case 'api_key':
      return headersOfKey(credentials.key)
    case 'access_token':
      return { [accessTokenHeader]: credentials.token }
    case 'token':
      return { Authorization: `Bearer ${credentials.token}` }
    default:
      return credentials satisfies never
  }
}

const isHeaderText = (text: string): boolean => /^[\x20-\x7e]*$/.test(text)

/** Hears of every 401 of a signed-in call: the page asks to sign in again, with nothing lost. */
type SignedOutListener = (caller: Caller) => void
const signedOutListeners = new Set<SignedOutListener>()

export function onSignedOut(listener: SignedOutListener): () => void {
  signedOutListeners.add(listener)
  return () => signedOutListeners.delete(listener)
}

export function tellSignedOut(caller: Caller): void {
  for (const listener of signedOutListeners) listener(caller)
}

/** Sends a call and returns the answer as it comes; an error status throws. */
export async function send(
  connection: Connection,
  credentials: Credentials | null,
  { method, path, body, accept = 'application/json', signal }: Call,
): Promise<Response> {
  const isForm = body instanceof URLSearchParams
  const headers = {
    Accept: accept,
    ...(credentials ? authHeaders(credentials) : {}),
    ...(body === undefined || isForm ? {} : { 'Content-Type': 'application/json' }),
  }
  // Headers are ASCII only, so a key with other characters cannot be valid: 401 without a call.
  if (credentials && !isHeaderText(Object.values(authHeaders(credentials)).join(''))) {
    throw new ServiceError(401, { detail: 'These credentials are not valid.' }, null)
  }
  // What is wrong with the call itself is thrown here, and is no failure of the network.
  const request = new Request(serviceAddress(connection, path), {
    method,
    headers,
    credentials: 'omit',
    ...(body === undefined ? {} : { body: isForm ? body : jsonBody(body) }),
    ...(signal ? { signal } : {}),
  })
  let response: Response
  try {
    response = await fetch(request)
  } catch (cause) {
    throw signal?.aborted ? new Cancelled({ cause }) : new NetworkError({ cause })
  }
  if (response.ok) return response
  const error = await readError(response)
  if (error.status === 401 && credentials) tellSignedOut({ connection, credentials })
  throw error
}

/** Reads an error's body with a bound, whatever it is. */
export async function readError(response: Response): Promise<ServiceError> {
  const retryAfter = retryAfterSeconds(response.headers.get('Retry-After'), Date.now())
  return new ServiceError(response.status, await readBounded(response), retryAfter)
}

async function readBounded(response: Response): Promise<unknown> {
  const decoder = new TextDecoder()
  let text = ''
  try {
    const reader = response.body?.getReader()
    for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
      text += decoder.decode(next.value, { stream: true })
      if (text.length > maxErrorBytes) break
    }
    await reader?.cancel()
  } catch {
    // What was read before the connection broke is still the best there is to say.
  }
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/**
 * The bytes of a response as they arrive. Ends the response when the caller stops early, and when no
 * bytes arrive for `stallAfter` milliseconds.
 */
export async function* bytesOf(
  response: Response,
  signal: AbortSignal,
  stallAfter?: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const reader = response.body?.getReader()
  if (!reader) return
  try {
    for (;;) {
      const reading = reader.read().catch((cause: unknown) => {
        throw signal.aborted ? new Cancelled({ cause }) : new NetworkError({ cause })
      })
      const next = await (stallAfter === undefined ? reading : withLimit(reading, stallAfter))
      if (!next.value) return
      yield next.value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

async function withLimit<T>(work: Promise<T>, limit: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stalled = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Stalled()), limit)
  })
  try {
    return await Promise.race([work, stalled])
  } finally {
    clearTimeout(timer)
  }
}

/** Throws when the response is a web page; the rest of the page is not fetched. */
export async function refuseWebPage(response: Response, what: string): Promise<void> {
  if (!isWebPage(response.headers.get('Content-Type'))) return
  await response.body?.cancel().catch(() => undefined)
  throw new WebPage(what)
}

/** Sends a call of a signed-in person and reads the answer by a schema. `what` is for the message. */
export async function ask<T>(
  { connection, credentials }: { connection: Connection; credentials: Credentials | null },
  call: Call,
  schema: z.ZodType<T>,
  what: string,
): Promise<T> {
  const response = await send(connection, credentials, call)
  await refuseWebPage(response, what)
  let json: unknown
  try {
    json = await response.json()
  } catch (cause) {
    if (call.signal?.aborted) throw new Cancelled({ cause })
    throw cause instanceof SyntaxError
      ? new UnexpectedBody(what, { cause })
      : new NetworkError({ cause })
  }
  const parsed = schema.safeParse(json)
  if (!parsed.success) throw new UnexpectedBody(what, { cause: parsed.error })
  return parsed.data
}

/** Trying again by itself helps where the server was away for a moment, and nowhere else. */
export const retryOnce = (failures: number, error: Error): boolean =>
  failures < 1 &&
  (error instanceof NetworkError || (error instanceof ServiceError && error.status >= 502))

/** How often a server that is away is asked again, in milliseconds. */
const awayInterval = 5000
/** How long one that is there, but does not answer now, is left alone where it does not say, in seconds. */
const busyPause = 15
/** A service that asks for more patience is asked again by a person, in seconds. */
const longestPause = 300
const busy: readonly number[] = [429, 502, 503, 504]

/** What a server that is away or busy did not answer is asked again by itself; other errors are not. */
export function askAgainWhileAway({
  state: { error },
}: {
  readonly state: { readonly error: Error | null }
}): number | false {
  if (error instanceof NetworkError) return awayInterval
  if (!(error instanceof ServiceError) || !busy.includes(error.status)) return false
  const pause = Math.max(error.retryAfter ?? busyPause, 1)
  return pause <= longestPause && pause * 1000
}

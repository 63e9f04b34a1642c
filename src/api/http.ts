import { accessTokenHeader, headersOfKey } from '#domain/contract/credential-headers.ts'
import type { z } from '#domain/contract/zod.ts'
import { serviceAddress } from './addresses.ts'
import { Cancelled, NetworkError, ServiceError, UnexpectedBody } from './api-failure.ts'
import { jsonBody } from './json-body.ts'
import { readError, refuseWebPage } from './read-response.ts'
import type { Connection, Credentials, Session } from './session.ts'

export type Call = {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Starts with `/v2` if the operation is versioned. */
  readonly path: string
  readonly body?: unknown
  readonly accept?: string
  readonly signal?: AbortSignal | undefined
}

export type Caller = Pick<Session, 'connection' | 'credentials'>

function authHeaders(credentials: Credentials): Record<string, string> {
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

/** Called on every 401 of a signed-in call, so that the page can ask to sign in again. */
type SignedOutListener = (caller: Caller) => void
const signedOutListeners = new Set<SignedOutListener>()

export function onSignedOut(listener: SignedOutListener): () => void {
  signedOutListeners.add(listener)
  return () => signedOutListeners.delete(listener)
}

export function tellSignedOut(caller: Caller): void {
  for (const listener of signedOutListeners) listener(caller)
}

export async function send(
  connection: Connection,
  credentials: Credentials | null,
  { method, path, body, accept = 'application/json', signal }: Call,
): Promise<Response> {
  const isForm = body instanceof URLSearchParams
  const signIn = credentials ? authHeaders(credentials) : {}
  const headers = {
    Accept: accept,
    ...signIn,
    ...(body === undefined || isForm ? {} : { 'Content-Type': 'application/json' }),
  }
  // Headers are ASCII only, so a key with other characters cannot be valid: 401 without a call.
  if (!isHeaderText(Object.values(signIn).join(''))) {
    throw new ServiceError(401, { detail: 'These credentials aren’t valid.' }, null)
  }
  // Outside the `try`: an error here is a bug in the page, not a network failure.
  const request = new Request(serviceAddress(connection, path), {
    method,
    headers,
    credentials: 'omit',
    ...(body === undefined ? {} : { body: isForm ? body : jsonBody(body) }),
  })
  let response: Response
  try {
    // WebKit frees the signal of a `Request` while its answer still arrives, so `fetch` gets it.
    response = await fetch(request, signal ? { signal } : {})
  } catch (cause) {
    throw signal?.aborted ? new Cancelled({ cause }) : new NetworkError({ cause })
  }
  if (response.ok) return response
  const error = await readError(response)
  if (error.status === 401 && credentials) tellSignedOut({ connection, credentials })
  throw error
}

/** Sends a call and parses the answer. `what` names the answer in error messages. */
export async function ask<T>(
  { connection, credentials }: { connection: Connection; credentials: Credentials | null },
  call: Call,
  schema: z.ZodMiniType<T>,
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

import { fetch, type BodyInit, type Dispatcher, type RequestInit, type Response } from 'undici'
import { openConnections } from './service-connections.ts'
import { openByteStream } from '#server/api/byte-stream.ts'

/** The real service: the one address that calls are passed on to. */
export type Service = {
  /** Without a slash at its end. */
  readonly base_url: string
  /** How long it may take to answer, and between two pieces of an answer, in milliseconds. */
  readonly patience: number
  readonly connections: Dispatcher
}

/** The service at an address. */
export const openService = (base_url: string, patience: number): Service => ({
  base_url,
  patience,
  connections: openConnections(patience),
})

export type ServiceCall = {
  readonly method: string
  /** Begins with a slash. */
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: BodyInit | null
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal
  /** Cuts the caller's connection: says whether there was one. */
  readonly breakOff: (cause: unknown) => boolean
  /** Hears that the answer's body has ended, whole or not. */
  readonly onEnd: () => void
}

export type ServiceAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: ReadableStream<Uint8Array> | null
}

/** The service cannot be asked, or does not answer in time. */
export class ServiceAway extends Error {
  override readonly name = 'ServiceAway'
  readonly why: 'late' | 'unreached' | 'redirect'
  constructor(why: ServiceAway['why'], options?: ErrorOptions) {
    super(`the service is away: ${why}`, options)
    this.why = why
  }
}

/** Of what the service answers, these headers come through. */
const passedBack = ['content-type', 'content-disposition', 'retry-after', 'www-authenticate']

/**
 * Passes a call on, and its answer back as it comes: status, a few headers, and the bytes, asked for
 * only when the caller takes them. Redirects are not followed: they would lead elsewhere.
 */
export async function callService(service: Service, call: ServiceCall): Promise<ServiceAnswer> {
  const control = new AbortController()
  const stop = () => control.abort()
  call.signal.addEventListener('abort', stop, { once: true })
  let isLate = false
  const inTime = async <T>(work: Promise<T>): Promise<T> => {
    const timer = setTimeout(() => {
      isLate = true
      control.abort()
    }, service.patience)
    try {
      return await work
    } finally {
      clearTimeout(timer)
    }
  }
  let response: Response
  try {
    const init: RequestInit = {
      dispatcher: service.connections,
      method: call.method,
      headers: { ...call.headers, 'Accept-Encoding': 'identity' },
      body: call.body,
      redirect: 'manual',
      signal: control.signal,
      // A body goes out as it comes in.
      duplex: 'half',
    }
    response = await inTime(fetch(service.base_url + call.target, init))
  } catch (cause) {
    throw new ServiceAway(isLate ? 'late' : 'unreached', { cause })
  }
  if (response.status >= 300 && response.status < 400) {
    await response.body?.cancel()
    throw new ServiceAway('redirect')
  }
  const headers: Record<string, string> = {}
  for (const name of passedBack) {
    const value = response.headers.get(name)
    // A challenge for Basic would open the browser's own dialog over the app.
    if (value !== null && !/^basic/i.test(value)) headers[name] = value
  }
  const reader = response.body?.getReader()
  async function* pieces(): AsyncGenerator<Uint8Array, undefined> {
    try {
      for (let next = await read(); next; next = await read()) yield next
    } finally {
      stop()
      call.onEnd()
    }
  }
  const read = async () => (reader ? (await inTime(reader.read())).value : undefined)
  const body = await openByteStream(pieces(), {
    signal: call.signal,
    breakOff: call.breakOff,
  }).catch((cause: unknown) => {
    throw new ServiceAway(isLate ? 'late' : 'unreached', { cause })
  })
  return { status: response.status, headers, body: response.status === 204 ? null : body }
}

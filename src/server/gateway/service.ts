import type { IncomingMessage } from 'node:http'
import { decodedBody } from './decoded-body.ts'
import { openChallenges } from './open-challenges.ts'
import { sendCall, type CallToSend } from './send-call.ts'
import { openConnections, type ServiceConnections } from './service-connections.ts'
import { openByteStream } from '#server/http/byte-stream.ts'

/** The real service: the one address that calls are passed on to. */
export type Service = {
  /** Without a slash at its end. */
  readonly base_url: string
  /** How long nothing may move until it answers, and between two pieces of an answer, in milliseconds. */
  readonly patience: number
  readonly connections: ServiceConnections
}

/** The service at an address. */
export const openService = (base_url: string, patience: number): Service => ({
  base_url,
  patience,
  connections: openConnections(base_url),
})

export type ServiceCall = Omit<CallToSend, 'url'> & {
  /** Begins with a slash. */
  readonly target: string
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

/** The service cannot be asked, does not answer in time, or answers what nobody can read. */
export class ServiceAway extends Error {
  override readonly name = 'ServiceAway'
  readonly why: 'late' | 'unreached' | 'redirect' | 'unreadable'
  constructor(why: ServiceAway['why'], options?: ErrorOptions) {
    super(`the service is away: ${why}`, options)
    this.why = why
  }
}

/** Of what the service answers, these headers come through. */
const passedBack = ['content-type', 'content-disposition', 'retry-after'] as const

/** Answers of these have no body (RFC 9110, 15.3). */
const bodiless = [204, 205]

/**
 * Passes a call on, and its answer back as it comes: status, a few headers, and the bytes, asked for
 * only when the caller takes them. Redirects are not followed: they would lead elsewhere.
 */
export async function callService(service: Service, call: ServiceCall): Promise<ServiceAnswer> {
  let isLate = false
  let timer: NodeJS.Timeout | undefined
  const { response, drop } = sendCall(
    {
      ...call,
      url: service.base_url + call.target,
      headers: {
        Accept: '*/*',
        'User-Agent': 'Winnow',
        ...call.headers,
        'Accept-Encoding': 'identity',
      },
    },
    service.connections,
    () => timer?.refresh(),
  )
  const inTime = async <T>(work: Promise<T>): Promise<T> => {
    timer = setTimeout(() => {
      isLate = true
      drop()
    }, service.patience)
    try {
      return await work
    } finally {
      clearTimeout(timer)
      // One that is cleared would begin anew when more of the caller's body moves.
      timer = undefined
    }
  }
  const away = (cause: unknown): never => {
    drop()
    if (cause instanceof ServiceAway) throw cause
    throw new ServiceAway(isLate ? 'late' : 'unreached', { cause })
  }
  call.signal.addEventListener('abort', drop, { once: true })
  if (call.signal.aborted) drop()
  const answer = await inTime(response).catch(away)
  const { statusCode: status = 0 } = answer
  if (status >= 300 && status < 400) return away(new ServiceAway('redirect'))
  const decoded = decodedBody(answer)
  if (decoded === null || status < 200 || status > 599) return away(new ServiceAway('unreadable'))
  const iterator: AsyncIterator<Uint8Array, undefined> = decoded[Symbol.asyncIterator]()
  async function* pieces(): AsyncGenerator<Uint8Array, undefined> {
    try {
      for (;;) {
        const next = await inTime(iterator.next())
        if (next.done) return
        yield next.value
      }
    } finally {
      call.signal.removeEventListener('abort', drop)
      drop()
      decoded?.destroy()
      call.onEnd()
    }
  }
  const { signal, breakOff } = call
  const body = await openByteStream(pieces(), { signal, breakOff }).catch(away)
  const headers = headersOf(answer)
  if (!bodiless.includes(status)) return { status, headers, body }
  await body.cancel()
  return { status, headers, body: null }
}

function headersOf({ headers, headersDistinct }: IncomingMessage): Record<string, string> {
  const given: Record<string, string> = {}
  for (const name of passedBack) {
    const value = headers[name]
    if (value !== undefined) given[name] = value
  }
  const challenges = openChallenges(headersDistinct['www-authenticate'] ?? [])
  if (challenges !== '') given['www-authenticate'] = challenges
  return given
}

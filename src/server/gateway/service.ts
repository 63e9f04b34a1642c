import type { IncomingMessage } from 'node:http'
import { decodedBody } from './decoded-body.ts'
import { bearerChallenges } from './bearer-challenges.ts'
import { sendCall, type CallToSend } from './send-call.ts'
import { createServiceConnections, type ServiceConnections } from './service-connections.ts'
import { openByteStream } from '#server/http/byte-stream.ts'

export type Service = {
  /** Without a final slash. */
  readonly base_url: string
  /** Timeout in milliseconds, for the answer and between two of its pieces. */
  readonly timeoutMs: number
  readonly connections: ServiceConnections
}

export const createService = (base_url: string, timeoutMs: number): Service => ({
  base_url,
  timeoutMs,
  connections: createServiceConnections(base_url),
})

type ServiceCall = Omit<CallToSend, 'url'> & {
  readonly target: string
  readonly signal: AbortSignal
  /** Cuts the caller's connection; false when there is none. */
  readonly breakOff: (cause: unknown) => boolean
  /** Called when the answer's body has ended, whole or not. */
  readonly onEnd: () => void
}

export type ServiceAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: ReadableStream<Uint8Array> | null
}

export class ServiceAway extends Error {
  override readonly name = 'ServiceAway'
  readonly why: 'late' | 'unreached' | 'redirect' | 'unreadable'
  constructor(why: ServiceAway['why'], options?: ErrorOptions) {
    super(`the service is away: ${why}`, options)
    this.why = why
  }
}

const passedBack = ['content-type', 'content-disposition', 'retry-after'] as const

/** These have no body (RFC 9110, 15.3). */
const bodiless = [204, 205]

/** Streams the answer as fast as the caller takes it. Redirects lead elsewhere: refused. */
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
    }, service.timeoutMs)
    try {
      return await work
    } finally {
      clearTimeout(timer)
      // `onMove` would restart a cleared timer.
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
  const challenges = bearerChallenges(headersDistinct['www-authenticate'] ?? [])
  if (challenges !== '') given['www-authenticate'] = challenges
  return given
}
